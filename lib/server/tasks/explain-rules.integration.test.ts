import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { putKnownAccounts } from '@/lib/server/access/known-accounts';
import { makeActor } from '@/lib/server/access/make-actor';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { actOnTask } from './act-on-task';
import { explainRules } from './explain-rules';
import { at, NOW, openHospital, requestWoundCare } from './test-hospital';

const ROLES = { nurse: 'clinician', nurse2: 'clinician', nurse3: 'clinician', boss: 'supervisor' } as const;
type Name = keyof typeof ROLES;
const UNIT: Record<Name, string> = { nurse: 'ward-a', nurse2: 'ward-a', nurse3: 'ward-b', boss: 'ward-a' };
let database: TestDatabase;
const actors = new Map<Name, Actor>();
beforeAll(async () => {
  database = await openHospital();
  const names = Object.keys(ROLES) as Name[];
  await putKnownAccounts(
    names.map((username, index) => ({
      username,
      display: `Person ${username}`,
      password: 'demo',
      accessRole: ROLES[username],
      practitioner: `Practitioner/s${username === 'boss' ? 9 : index + 1}`,
      units: [UNIT[username]],
    })),
    NOW,
  );
  const { rows } = await database.pool.query<{ id: string; username: Name }>('select id, username from account');
  for (const { id, username } of rows) {
    actors.set(username, (await makeActor(id)) as Actor);
  }
});
afterAll(() => database.close());

const actorOf = (name: Name): Actor => actors.get(name) as Actor;
const ask = (asking: Name, id: string, about?: Name) =>
  explainRules(actorOf(asking), { id, person: about && actorOf(about).accountId }, { now: at(1) });

test('a supervisor reads for each colleague what the server would say to them, with the reason', async () => {
  for (const name of ['nurse', 'nurse2', 'boss'] as const) {
    const { verbs } = await ask('boss', await requestWoundCare(), name);
    for (const { verb, allowed, refusal, asks } of verbs.filter((each) => each.asks.length === 0)) {
      const id = await requestWoundCare();
      const said = await actOnTask(actorOf(name), id, verb, { seenVersion: '1' }, { now: at(1) }).then(
        () => null,
        (error: { refusal?: unknown }) => error.refusal,
      );
      expect([name, verb, said, asks]).toEqual([name, verb, allowed ? null : refusal, []]);
    }
    expect(verbs.some(({ allowed }) => allowed)).toBe(true);
    expect(
      verbs.every(({ allowed, refusal }) => allowed || (refusal?.message !== '' && refusal?.wayForward !== '')),
    ).toBe(true);
  }
});

test('it says how the person stands to the task', async () => {
  const id = await requestWoundCare();
  expect((await ask('boss', id, 'nurse')).relations).toEqual(['candidate']);
  expect((await ask('boss', id, 'nurse2')).relations).toEqual(['requester', 'candidate']);
  expect((await ask('boss', id)).relations).toEqual(['supervisor']);
});

test('of somebody who does not see the task nothing else is said', async () => {
  expect(await ask('boss', await requestWoundCare(), 'nurse3')).toMatchObject({
    isSeen: false,
    relations: [],
    verbs: [],
  });
});

test('a nurse asks about herself alone, and only about what she sees', async () => {
  const id = await requestWoundCare();
  const own = await ask('nurse', id);
  expect([own.people, own.person.isReader, own.isSeen]).toEqual([[], true, true]);
  await expect(ask('nurse', id, 'nurse2')).rejects.toMatchObject({ name: 'NotVisibleError' });
  await expect(ask('nurse3', id)).rejects.toMatchObject({ name: 'NotVisibleError' });
});
