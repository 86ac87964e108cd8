import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { InputError } from '@/lib/domain/fhir/errors';
import { MOST_COUNTED } from '@/lib/domain/worklist/count-words';
import { LIST_ORDERS, type ListOrder } from '@/lib/domain/worklist/list-order';
import { STARTER_VIEWS } from '@/lib/domain/worklist/starter-views';
import { toSearchParams, WorklistFilter, WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { anyFilter, READERS } from './any-filter-fixture';
import { countWorklist } from './count-worklist';
import { judgedList, judgedPatients } from './judged-list-fixture';
import { bandOf } from './judged-order-fixture';
import { type ListClock, listClockOf } from './list-clock';
import { listWorklist } from './list-worklist';
import { anyTask, openWards, person, seeded, type WardTask, writeTask } from './ward-fixture';
import { TIES } from './ward-ties-fixture';
import { wholeListAt } from './whole-list-fixture';

const SEED = 20_260_101;
const RUNS = process.env.PROVE === '1' ? 5000 : 120;
const TASKS = 400;
/** For all runs of the proof. */
const LONG = 900_000;
const NOW = new Date('2026-03-10T14:20:00.000Z');
let database: TestDatabase;
let clock: ListClock;
const tasks: WardTask[] = [];
beforeAll(async () => {
  database = await testDatabase();
  await openWards(database.pool);
  clock = await listClockOf(person(0), NOW);
  const borders = [clock.asOf, clock.hourEnd, clock.shiftEnd, clock.dayStart, clock.dayEnd].map((instant) =>
    instant.getTime(),
  );
  const random = seeded(SEED);
  for (let number = 0; number < TASKS; number += 1) {
    tasks.push(await writeTask(database.pool, anyTask(number, random, borders)));
  }
});
afterAll(() => database.close());

const wholeList = wholeListAt(NOW);

/** The list by going through every task there is. */
const judged = (actor: Actor, filter: WorklistFilter, order: ListOrder = 'lateness') =>
  judgedList({ tasks, clock, actor, filter, order }).map(({ id }) => id);

test(
  'every filter finds, page by page and in every order, what going through all tasks finds',
  async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...READERS),
        anyFilter,
        fc.constantFrom(1, 3, 50, 200),
        fc.constantFrom(...LIST_ORDERS),
        async (actor, filter, limit, order) => {
          const expected = judged(actor, filter, order);
          found += expected.length;
          const atOnce = limit === 1 && expected.length > 30 ? 7 : limit;
          expect(await wholeList(actor, filter, atOnce, order)).toEqual(expected);
        },
      ),
      { seed: SEED, numRuns: RUNS },
    );
    expect(found).toBeGreaterThan(RUNS);
  },
  LONG,
);

test.each([
  { team: ['CareTeam/team-a'] },
  { place: ['bed-a-1'] },
  { place: ['site'], status: ['completed'] },
  { requester: ['me'] },
  { requester: ['Patient/p1'], closed: 'today' },
  { tag: ['|isolation'] },
  { tag: ['isolation'], status: ['rejected', 'on-hold'] },
] satisfies Partial<WorklistFilter>[])(
  'UX-03: %o finds some of the tasks, and a list without that condition is not it',
  async (asked) => {
    const [name] = Object.keys(asked);
    const filter = WorklistFilter.parse(Object.fromEntries(toSearchParams(asked)));
    const found = await wholeList(person(2, 'manager'), filter, 200);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(judged(person(2, 'manager'), filter));
    expect(found).not.toEqual(judged(person(2, 'manager'), { ...filter, [name ?? '']: [] }));
  },
);

test('a patient is mine by stay, care team, practice or a task I hold, and by nothing that has ended (UX-01)', async () => {
  const lists = await Promise.all(READERS.map((actor) => wholeList(actor, { patients: 'mine' }, 50)));
  READERS.forEach((actor, index) => {
    const mine = judgedPatients(tasks, actor);
    expect(lists[index]?.length).toBeGreaterThan(0);
    expect(lists[index]).toEqual(
      judged(actor, WorklistQuery.parse({})).filter((id) =>
        mine.has(tasks.find((task) => task.id === id)?.patient ?? ''),
      ),
    );
  });
  // A judge that forgets one kind of tie, or counts one that has ended, would not agree with these lists.
  const wrong = [
    ...TIES.filter(({ ended }) => ended !== true).map((forgotten) => TIES.filter((tie) => tie !== forgotten)),
    TIES.map(({ ended: _ended, ...tie }) => tie),
  ];
  for (const ties of wrong) {
    expect(READERS.some((actor) => judgedPatients(tasks, actor, ties).size !== judgedPatients(tasks, actor).size)).toBe(
      true,
    );
  }
});

test('the list without a filter: late first, then the next hour, this shift, later and undated; drafts and closed work are not in it', async () => {
  for (const actor of READERS) {
    const all = WorklistQuery.parse({});
    const expected = judged(actor, all);
    expect(expected.length).toBeGreaterThan(20);
    expect(await wholeList(actor, all, 9)).toEqual(expected);
  }
});

test('the band, claimable and mine of a row are what the reader would say', async () => {
  const nurse = person(0);
  const { rows } = await listWorklist(nurse, WorklistQuery.parse({ limit: '200' }), { now: NOW });
  const names = ['overdue', 'hour', 'shift', 'later', 'none'];
  for (const row of rows) {
    const task = tasks.find(({ id }) => id === row.id);
    const forMe =
      task?.roles.length === 0 || task?.reach.some((key) => readKeysOf(nurse).includes(key) && key.startsWith('role:'));
    const isFree = task?.owner === null ? forMe : nurse.teams.includes(task?.owner ?? '');
    expect(row.band).toBe(task === undefined ? undefined : names[bandOf(task, clock)]);
    expect(row.mine).toBe(nurse.handles.includes(task?.owner ?? ''));
    expect(row.claimable).toBe(['requested', 'ready'].includes(row.status) && isFree);
  }
  expect(rows.some(({ claimable }) => claimable)).toBe(true);
  expect(rows.some(({ claimable }) => !claimable)).toBe(true);
});

test('a row says who by the directory: patient with two identifiers and bed, owner by any handle', async () => {
  const { rows } = await listWorklist(person(2, 'manager'), WorklistQuery.parse({ patient: 'p1', limit: '200' }), {
    now: NOW,
  });
  expect(rows.length).toBeGreaterThan(20);
  for (const { patient, owner } of rows) {
    expect(patient).toEqual({
      reference: 'Patient/p1',
      display: 'LINDQVIST, Maria',
      id: 'p1',
      birthDate: '1950-01-31',
      mrn: 'MRN 1',
      bed: 'Bed 10',
      unit: 'Ward A',
    });
    const number = /(?:s|r|\|)(\d)$/.exec(owner?.reference ?? '')?.[1];
    expect(number === undefined || owner?.display === `Staff ${number}`).toBe(true);
  }
});

test('a nurse of another ward sees nothing that is only of this ward', async () => {
  const [here, there] = [await wholeList(person(0), {}, 50), await wholeList(person(3), {}, 50)];
  const onlyHere = tasks.filter(
    ({ unit, owner, requester }) =>
      unit === 'ward-a' && !person(3).handles.includes(owner ?? '') && !person(3).handles.includes(requester ?? ''),
  );
  expect(onlyHere.filter(({ id }) => here.includes(id)).length).toBeGreaterThan(10);
  expect(onlyHere.filter(({ id }) => there.includes(id))).toEqual([]);
});

test('the counts of the starter views are the lengths of their lists (UX-01, UX-02)', async () => {
  for (const actor of READERS) {
    const { counts } = await countWorklist(actor, { now: NOW });
    for (const [view, filter] of Object.entries({ ...STARTER_VIEWS, all: {} })) {
      const expected = judged(
        actor,
        WorklistQuery.parse(Object.fromEntries(toSearchParams(filter as Partial<WorklistFilter>))),
      );
      expect([view, counts[view]]).toEqual([view, Math.min(MOST_COUNTED + 1, expected.length)]);
    }
  }
});

test('whoever pages while others write sees every task that was there throughout exactly once', async () => {
  const stable = judged(person(2, 'manager'), WorklistQuery.parse({}));
  let writing = true;
  let writes = 0;
  const random = seeded(SEED + 1);
  const writer = async (from: number) => {
    for (let number = from; writing; number += 1) {
      await writeTask(database.pool, { ...anyTask(number, random, [NOW.getTime()]), id: `w${number}` });
      const old = tasks[Math.floor(random() * tasks.length)];
      await database.pool.query('update task_row set version = version + 1, title = title where id = $1', [old?.id]);
      writes += 1;
    }
  };
  const writers = [writer(10_000), writer(20_000), writer(30_000)];
  const seen = await wholeList(person(2, 'manager'), {}, 7);
  writing = false;
  await Promise.all(writers);
  expect(writes).toBeGreaterThan(10);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.filter((id) => id.startsWith('t'))).toEqual(stable);
  await database.pool.query(
    `with gone as (delete from task_row where id like 'w%') delete from task_reach where id like 'w%'`,
  );
});

test.each(['', 'x', '!!!', Buffer.from('{}').toString('base64url'), Buffer.from('[1]').toString('base64url')])(
  'the cursor %j is refused',
  async (cursor) => {
    await expect(listWorklist(person(0), WorklistQuery.parse({ cursor }), { now: NOW })).rejects.toThrow(InputError);
  },
);
