import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotVisibleError, StaleTaskError } from '@/lib/domain/fhir/errors';
import { SkipRequest } from '@/lib/domain/worklist/task-skip';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { cleanUp } from '@/lib/server/jobs/housekeeping';
import { nextTask } from '@/lib/server/worklist/next-task';
import { actOnTask } from './act-on-task';
import { readTaskPage } from './read-task-page';
import { offerAgain, skipTask } from './skip-task';
import { at, NOW, nurse, nurse2, nurse3, openHospital, requestWoundCare } from './test-hospital';

let database: TestDatabase;
beforeAll(async () => {
  database = await openHospital();
});
afterAll(() => database.close());

const skip = (seenVersion = '1', more: object = { reason: 'patient-away' }) =>
  SkipRequest.parse({ seenVersion, ...more });
const offered = async (who = nurse, minutes = 1) => (await nextTask(who, {}, { now: at(minutes) })).next?.row.id;
const events = async (id: string, verb: string) =>
  (
    await database.pool.query(`select content from resource where type = 'AuditEvent' and content::jsonb @> $1`, [
      JSON.stringify({ subtype: [{ code: verb }], entity: [{ what: { reference: `Task/${id}` } }] }),
    ])
  ).rowCount;

test('what one nurse skips is not offered to her, stands on her page, and is as it was for everybody else', async () => {
  const id = await requestWoundCare();
  expect(await offered()).toBe(id);
  const before = await database.pool.query('select * from task_row where id = $1', [id]);
  const skipped = await skipTask(nurse, id, skip('1', { reason: 'other', words: 'The lift is broken' }), {
    now: at(1),
  });
  // Due two hours after it was made: it is offered again an hour before that.
  expect(skipped).toEqual({ at: at(1).toISOString(), reason: 'The lift is broken', until: at(60).toISOString() });
  expect(await offered()).toBeUndefined();
  expect(await offered(nurse2)).toBe(id);
  expect((await readTaskPage(nurse, id, { now: at(1) })).skip).toEqual(skipped);
  expect((await readTaskPage(nurse2, id, { now: at(1) })).skip).toBeNull();
  expect((await database.pool.query('select * from task_row where id = $1', [id])).rows).toEqual(before.rows);
  expect(await events(id, 'skip')).toBe(1);
  await offerAgain(nurse, id, { now: at(1) });
  await offerAgain(nurse, id, { now: at(1) });
  expect(await offered()).toBe(id);
  expect((await readTaskPage(nurse, id, { now: at(1) })).skip).toBeNull();
  expect(await events(id, 'offer-again')).toBe(1);
  await actOnTask(nurse2, id, 'cancel', { seenVersion: '1', reason: 'Not needed any more' }, { now: at(1) });
});

test('a skip ends when the task moves to another part of the list, and when it is changed', async () => {
  const id = await requestWoundCare();
  await skipTask(nurse, id, skip(), { now: at(1) });
  expect(await offered(nurse, 59)).toBeUndefined();
  expect(await offered(nurse, 60)).toBe(id);
  await skipTask(nurse, id, skip(), { now: at(61) });
  expect(await offered(nurse, 119)).toBeUndefined();
  expect(await offered(nurse, 120)).toBe(id);
  await skipTask(nurse, id, skip(), { now: at(121) });
  expect(await offered(nurse, 122)).toBeUndefined();
  await actOnTask(nurse2, id, 'amend', { seenVersion: '1', priority: 'stat' }, { now: at(123) });
  expect(await offered(nurse, 124)).toBe(id);
  expect((await readTaskPage(nurse, id, { now: at(124) })).skip).toBeNull();
});

test('a skip of another version than stands is refused, and one of a task out of sight is not even answered', async () => {
  const id = await requestWoundCare();
  await expect(skipTask(nurse, id, skip('7'), { now: NOW })).rejects.toBeInstanceOf(StaleTaskError);
  await expect(skipTask(nurse3, id, skip(), { now: NOW })).rejects.toBeInstanceOf(NotVisibleError);
  await expect(offerAgain(nurse3, id, { now: NOW })).rejects.toBeInstanceOf(NotVisibleError);
  expect(await events(id, 'skip')).toBe(0);
});

test('skips that are over are tidied away', async () => {
  await cleanUp(database.pool);
  expect((await database.pool.query('select from task_skip')).rowCount).toBe(0);
});
