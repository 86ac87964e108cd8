import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { nextOf } from '@/lib/domain/worklist/next-task';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { type ListClock, listClockOf } from './list-clock';
import { listWorklist } from './list-worklist';
import { nextTask } from './next-task';
import { anyTask, openWards, person, seeded, type WardTask, writeTask } from './ward-fixture';

const SEED = 20_261_125;
const RUNS = process.env.PROVE === '1' ? 2000 : 64;
const TASKS = 600;
const STEPS = 8;
const NOW = new Date('2026-03-10T14:20:00.000Z');
const READERS: readonly Actor[] = [person(0), person(1), person(3), person(4), person(0, 'supervisor')];

let database: TestDatabase;
let clock: ListClock;
let tasks: ReadonlyMap<string, WardTask>;
beforeAll(async () => {
  database = await testDatabase();
  await openWards(database.pool);
  clock = await listClockOf(person(0), NOW);
  const borders = [clock.asOf, clock.hourEnd, clock.shiftEnd].map((instant) => instant.getTime());
  const random = seeded(SEED);
  const made: WardTask[] = [];
  for (let number = 0; number < TASKS; number += 1) {
    made.push(await writeTask(database.pool, anyTask(number, random, borders)));
  }
  tasks = new Map(made.map((task) => [task.id, task]));
});
afterAll(() => database.close());

const known = new Map<Actor, Promise<WorklistRow[]>>();

/** Everything that a reader sees and nobody has closed, by the list itself. */
function openRowsOf(actor: Actor): Promise<WorklistRow[]> {
  const rows = known.get(actor) ?? readOpenRows(actor);
  known.set(actor, rows);
  return rows;
}

async function readOpenRows(actor: Actor): Promise<WorklistRow[]> {
  const rows: WorklistRow[] = [];
  let cursor: string | undefined;
  do {
    const query = WorklistQuery.parse({ limit: '200', ...(cursor !== undefined && { cursor }) });
    const page = await listWorklist(actor, query, { now: NOW });
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

type Asked = {
  actor: Actor;
  rows: readonly WorklistRow[];
  skipped: ReadonlyMap<string, string>;
  after: string | undefined;
};

/** The rule over every row, where what is free counts only as far as it is for a role the reader holds here. */
function judged({ actor, rows, skipped, after }: Asked, knows = { patient: true }): string | undefined {
  const held = new Set(readKeysOf(actor).filter((key) => key.startsWith('role:')));
  const isHere = ({ id, mine, owner }: WorklistRow) =>
    mine || owner !== null || (tasks.get(id)?.reach.some((key) => held.has(key)) ?? false);
  const isSkipped = ({ id, version }: WorklistRow) => skipped.get(id) === version;
  const whom = knows.patient ? rows.find(({ id }) => id === after)?.patient?.id : undefined;
  const patient = whom ?? undefined;
  return nextOf(rows.filter(isHere), { isSkipped, after, patient })?.id;
}

async function skipping(actor: Actor, skipped: ReadonlyMap<string, string>): Promise<void> {
  await database.pool.query('delete from task_skip');
  await database.pool.query(
    `insert into task_skip select $1, s.key, s.value, 'missing', null, $2, $3 from jsonb_each_text($4) s`,
    [actor.reference, NOW, new Date(NOW.getTime() + 1), JSON.stringify(Object.fromEntries(skipped))],
  );
}

type Asks = (asked: Asked) => Promise<string | undefined>;
const asks: Asks = async ({ actor, after }) => (await nextTask(actor, { after }, { now: NOW })).next?.row.id;

/** Somebody who skips one task after the other, now and then in a version that is not theirs any more. */
async function faultsOf(ask: Asks, { actor, rows }: Pick<Asked, 'actor' | 'rows'>, random: () => number) {
  const skipped = new Map<string, string>();
  let faults = 0;
  for (let step = 0; step < STEPS; step += 1) {
    // From anywhere, from what they would be offered, or from nowhere.
    const from = [rows[Math.floor(random() * rows.length)]?.id, judged({ actor, rows, skipped, after: undefined })];
    const after = from[Math.floor(random() * 3)];
    await skipping(actor, skipped);
    const expected = judged({ actor, rows, skipped, after });
    faults += Number((await ask({ actor, rows, skipped, after })) !== expected);
    skipped.set(expected ?? 'nothing', random() < 0.8 ? '1' : '0');
  }
  return faults;
}

/** How often an answer is not the one that the rule gives. */
async function faults(ask: Asks, runs: number): Promise<number> {
  const random = seeded(SEED);
  let count = 0;
  for (let run = 0; run < runs; run += STEPS) {
    const actor = READERS[Math.floor(random() * READERS.length)] ?? person(0);
    count += await faultsOf(ask, { actor, rows: await openRowsOf(actor) }, random);
  }
  return count;
}

test(`over seed ${SEED} the few reads answer what the rule says of all rows`, async () => {
  expect(await faults(asks, RUNS)).toBe(0);
});

test.each<[string, Asks]>([
  ['knows nothing of skips', (asked) => asks({ ...asked, actor: { ...asked.actor, reference: 'Practitioner/none' } })],
  [
    'offers what is for another ward as well',
    ({ actor, ...asked }) =>
      asks({
        ...asked,
        actor: { ...actor, rolesAtPlaces: actor.rolesAtPlaces.map((held) => ({ ...held, unit: 'ward-b' })) },
      }),
  ],
  ['forgets where somebody comes from', (asked) => asks({ ...asked, after: undefined })],
  ['does not know whom they are with', async (asked) => judged(asked, { patient: false })],
  [
    'takes a skip for over',
    async ({ actor, after }) => (await nextTask(actor, { after }, { now: new Date(NOW.getTime() + 1) })).next?.row.id,
  ],
  [
    'puts what is free before one’s own',
    async ({ actor, rows, after }) =>
      nextOf(
        rows.map((row) => ({ ...row, mine: !row.mine, claimable: row.mine || row.claimable })),
        {
          isSkipped: () => false,
          after,
          patient: undefined,
        },
      )?.id ?? actor.reference,
  ],
])('an answer that %s is noticed', async (_what, broken) => expect(await faults(broken, 64)).toBeGreaterThan(0));

test('it counts what is left out because it was skipped, and only that', async () => {
  const actor = person(0);
  await skipping(actor, new Map());
  const first = (await nextTask(actor, {}, { now: NOW })).next?.row;
  expect((await nextTask(actor, {}, { now: NOW })).skipped).toBe(0);
  await skipping(
    actor,
    new Map([
      [first?.id ?? '', first?.version ?? ''],
      ['none', '1'],
    ]),
  );
  const answer = await nextTask(actor, {}, { now: NOW });
  expect(answer.skipped).toBe(1);
  expect(answer.next?.row.id).not.toBe(first?.id);
  expect((await nextTask(person(1), {}, { now: NOW })).skipped).toBe(0);
});
