import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { TypedToKeep } from '@/lib/domain/task/typed-verb';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { cleanUp } from '@/lib/server/jobs/housekeeping';
import { actOnTask } from './act-on-task';
import { readTaskPage } from './read-task-page';
import { at, nurse, nurse2, nurse3, openHospital, requestWoundCare, supervisor } from './test-hospital';
import { forgetTyped, keepTyped } from './typed-verbs';

let database: TestDatabase;
beforeAll(async () => {
  database = await openHospital();
});
afterAll(() => database.close());

const opened = { due: '', priority: 'routine' as const, description: '' };
const words = { typed: { reason: 'other', otherReason: 'Patient at x-ray' }, opened, seenVersion: '2' };
const keep = (actor: Actor, id: string, minutes = 3) =>
  keepTyped(actor, { id, verb: 'hold' }, words, { now: at(minutes) });
const typedOf = async (actor: Actor, id: string) => (await readTaskPage(actor, id, { now: at(9) })).typed;

async function claimed(): Promise<string> {
  const id = await requestWoundCare();
  await actOnTask(nurse, id, 'claim', { seenVersion: '1' }, { now: at(1) });
  return id;
}

test('what somebody typed into a dialog is there again for them, with the version it was typed on, and for nobody else', async () => {
  const id = await claimed();
  await keep(nurse, id);
  expect(await typedOf(nurse, id)).toEqual([{ ...words, verb: 'hold', savedAt: at(3).toISOString() }]);
  expect(await typedOf(supervisor, id)).toEqual([]);
  await keep(supervisor, id, 4);
  expect(await typedOf(nurse, id)).toMatchObject([{ savedAt: at(3).toISOString() }]);
  await expect(keep(nurse3, id)).rejects.toMatchObject({ name: 'NotVisibleError' });
});

test('it is kept also when the verb has become impossible, and goes a day after the task closed', async () => {
  const id = await claimed();
  await actOnTask(supervisor, id, 'cancel', { seenVersion: '2', reason: 'Not needed' }, { now: at(2) });
  await keep(nurse, id);
  expect(await typedOf(nurse, id)).toHaveLength(1);
  await cleanUp(database.pool);
  expect(await typedOf(nurse, id)).toEqual([]);
});

test('it goes when it was sent or thrown away; what is typed for another verb stays', async () => {
  const id = await claimed();
  await keep(nurse, id);
  await keepTyped(nurse, { id, verb: 'release' }, words, { now: at(3) });
  await actOnTask(nurse, id, 'hold', { seenVersion: '2', reason: 'Patient at x-ray' }, { now: at(4) });
  expect(await typedOf(nurse, id)).toMatchObject([{ verb: 'release' }]);
  await forgetTyped(nurse2, { id, verb: 'release' });
  expect(await typedOf(nurse, id)).toHaveLength(1);
  await forgetTyped(nurse, { id, verb: 'release' });
  expect(await typedOf(nurse, id)).toEqual([]);
});

test.each([
  { ...words, typed: { reason: 'x'.repeat(4001) } },
  { ...words, typed: { confirmed: true } },
  { ...words, opened: {} },
  { typed: {} },
])('what nobody can have typed is refused (%#)', (body) => {
  expect(TypedToKeep.safeParse(body).success).toBe(false);
});
