import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import {
  toSearchParams,
  WorklistChangesQuery,
  type WorklistFilter,
  WorklistQuery,
} from '@/lib/domain/worklist/worklist-filter';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { anyFilter, READERS } from './any-filter-fixture';
import { judgedList } from './judged-list-fixture';
import { listChanges } from './list-changes';
import { type ListClock, listClockOf } from './list-clock';
import { listWorklist } from './list-worklist';
import { anyTask, openWards, person, seeded, type WardTask, writeTask } from './ward-fixture';

const SEED = 20_260_502;
const RUNS = process.env.PROVE === '1' ? 3000 : 150;
const TASKS = 300;
const NOW = new Date('2026-03-10T14:20:00.000Z');

let database: TestDatabase;
let clock: ListClock;
const tasks: WardTask[] = [];
beforeAll(async () => {
  database = await testDatabase();
  await openWards(database.pool);
  clock = await listClockOf(person(0), NOW);
  const borders = [clock.asOf, clock.hourEnd, clock.shiftEnd, clock.dayStart].map((instant) => instant.getTime());
  const random = seeded(SEED);
  for (let number = 0; number < TASKS; number += 1) {
    tasks.push(await writeTask(database.pool, anyTask(number, random, borders)));
  }
});
afterAll(() => database.close());

/** How the tasks stand to the list: by asking, and by going through all tasks. */
async function askedAndJudged(
  actor: Actor,
  filter: WorklistFilter,
  { ids, limit }: { ids: readonly string[]; limit: number },
) {
  const search = Object.fromEntries(toSearchParams(filter));
  const { next } = await listWorklist(actor, WorklistQuery.parse({ ...search, limit: String(limit) }), { now: NOW });
  const cursor = next === null ? {} : { cursor: next };
  const asked = WorklistChangesQuery.parse({ ...search, ids: ids.join(','), ...cursor });
  const list = judgedList({ tasks, clock, actor, filter, order: 'lateness' }).map(({ id }) => id);
  const loaded = next === null ? list : list.slice(0, limit);
  const readKeys = new Set(readKeysOf(actor));
  const visible = tasks.filter(({ id, reach }) => ids.includes(id) && reach.some((key) => readKeys.has(key)));
  return { asked, loaded, visible: visible.map(({ id }) => id) };
}

const someIds = fc.subarray(
  Array.from({ length: TASKS }, (_, number) => `t${String(number).padStart(4, '0')}`),
  { minLength: 1, maxLength: 60 },
);

const holds = (changesOf: typeof listChanges) =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...READERS),
      anyFilter,
      someIds,
      fc.constantFrom(1, 5, 200),
      async (actor, filter, ids, limit) => {
        const { asked, loaded, visible } = await askedAndJudged(actor, filter, { ids, limit });
        const { rows, left } = await changesOf(actor, asked, { now: NOW });
        expect(rows.map(({ id }) => id).sort()).toEqual(ids.filter((id) => loaded.includes(id)).sort());
        expect([...rows, ...left].map(({ id }) => id).sort()).toEqual([...visible].sort());
      },
    ),
    { seed: SEED, numRuns: RUNS },
  );

test('UX-09: of any tasks, those that the loaded list holds are told from those it does not, and what is out of sight from both', () =>
  holds(listChanges));

test('one who takes every visible task for part of the list is caught', async () => {
  const careless: typeof listChanges = async (actor, query, options) => {
    const { rows, left, asOf } = await listChanges(actor, query, options);
    return { asOf, rows: [...rows, ...left], left: [] };
  };
  await expect(holds(careless)).rejects.toThrow();
});

test('one who forgets how far the list is loaded is caught', async () => {
  const careless: typeof listChanges = (actor, { cursor: _, ...query }, options) => listChanges(actor, query, options);
  await expect(holds(careless)).rejects.toThrow();
});
