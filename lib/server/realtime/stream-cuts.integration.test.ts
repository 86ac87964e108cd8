import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { randomOf } from '@/lib/server/fhir/random-fixture';
import { hintCommit } from '@/lib/server/ledger/hint';
import { type Numberer, startNumberer } from '@/lib/server/ledger/numberer';
import { until } from '@/lib/server/ledger/test-until';
import { lookAtLedger } from './ledger-event';
import { ledgerListener } from './ledger-listener';
import { type Looker, lookerOf } from './presence-fixture';
import { presenceHub } from './presence-hub';
import {
  BadLine,
  FORGETFUL_CLIENT,
  OUR_CLIENT,
  type TriedClient,
  type TriedTab,
  UNWARY_CLIENT,
} from './stream-cuts-fixture';

const CUTS = process.env.PROVE === '1' ? 500 : 25;
const CUTS_OF_BROKEN = 15;
const SEED = Number(process.env.SEED ?? 20261125);
const OURS = 'role:nurse@ward-a';

let database: TestDatabase;
let numberer: Numberer;
let nurse: Looker;
beforeAll(async () => {
  database = await testDatabase();
  numberer = startNumberer(database.url);
  nurse = await lookerOf('amara', 'ward-a', new Date());
});
afterAll(async () => {
  await Promise.all([ledgerListener().rested(), presenceHub().rested()]);
  await numberer.stop();
  await database.close();
});

const APPEND = `insert into task_event (task_id, version, verb, at, reach_before, reach_after, digest)
  values ($1, $2, 'amend', now(), $3, $4, '')`;

/** Writes until it is told to stop: transactions that take their place early and commit late, most of them about tasks of the ward. */
async function write(seed: number, isDone: () => boolean): Promise<void> {
  const random = randomOf(seed);
  for (let version = 1; !isDone(); version += 1) {
    const client = await database.pool.connect();
    await client.query('begin');
    for (let event = random.below(3); event >= 0; event -= 1) {
      const reach = random.next() < 0.7 ? ['all', OURS] : ['all', 'role:nurse@ward-b'];
      await client.query(APPEND, [`t${seed}-${random.below(50)}`, version, reach, ['all']]);
    }
    await pause(random.below(8));
    await client.query('commit');
    client.release();
    hintCommit(database.pool);
    await pause(random.below(10));
  }
}

type Row = { number: number; id: string; version: string };

async function ledgerOf({ from, upTo }: TriedTab): Promise<Row[]> {
  const { rows } = await database.pool.query<Row>(
    `select position::int as number, task_id as id, version::text from task_event
      where position > $1 and position <= $2 and reach_before || reach_after && array[$3] order by position`,
    [from, upTo, OURS],
  );
  return rows;
}

type Verdict = { missed: number; twice: number; wrong: number; gaps: number; told: number };

/** Holds what tabs did against the ledger. */
async function verdictOn(tabs: readonly TriedTab[]): Promise<Verdict> {
  const verdict = { missed: 0, twice: 0, wrong: 0, gaps: 0, told: 0 };
  for (const tab of tabs) {
    const ledger = await ledgerOf(tab);
    const applied = Map.groupBy(tab.applied, ({ to }) => to);
    verdict.told += ledger.length;
    verdict.gaps += tab.gaps;
    verdict.missed += ledger.filter(({ number }) => !applied.has(number)).length;
    verdict.twice += [...applied.values()].filter(({ length }) => length > 1).length;
    const known = new Map(ledger.map((row) => [row.number, `${row.id}/${row.version}`]));
    verdict.wrong += tab.applied.filter(({ to, id, version }) => known.get(to) !== `${id}/${version}`).length;
  }
  return verdict;
}

/** Three tabs of one browser over a bad line while four people write; then the line is good, and all is held against the ledger. */
async function tried(client: TriedClient, cuts: number): Promise<Verdict> {
  const cookie = () => `taskward_session=${nurse.token}`;
  const line = new BadLine({ db: database.pool, cookie, seed: SEED, client });
  await line.start();
  try {
    await Promise.all([line.openTab(), line.openTab(), line.openTab()]);
    const faults = await whileWriting(() => line.beBad(cuts));
    const { head } = await lookAtLedger(database.pool);
    await until(() => line.tabs.every(({ upTo }) => upTo >= Number(head)), 'every tab has heard of the last event');
    const verdict = await verdictOn([...line.tabs, ...line.closed]);
    process.stderr.write(`seed ${SEED}: ${JSON.stringify(faults)} ${JSON.stringify(verdict)}\n`);
    return verdict;
  } finally {
    await line.stop();
  }
}

/** Four people write meanwhile; afterwards all that they wrote has its number. */
async function whileWriting<Answer>(meanwhile: () => Promise<Answer>): Promise<Answer> {
  let isDone = false;
  const writers = [1, 2, 3, 4].map((writer) => write(SEED + writer, () => isDone));
  const answer = await meanwhile().finally(() => {
    isDone = true;
  });
  await Promise.all(writers);
  await until(async () => {
    const { rows } = await database.pool.query('select 1 from task_event where position is null limit 1');
    return rows.length === 0;
  }, 'every event has its number');
  return answer;
}

test(`over ${CUTS} cuts, restarts and half events, three tabs miss nothing and act on nothing twice`, async () => {
  const { told, ...verdict } = await tried(OUR_CLIENT, CUTS);
  expect(verdict).toEqual({ missed: 0, twice: 0, wrong: 0, gaps: 0 });
  expect(told).toBeGreaterThan(CUTS);
});

test('a client that opens its streams without the last number is caught', async () => {
  const { missed } = await tried(FORGETFUL_CLIENT, CUTS_OF_BROKEN);
  expect(missed).toBeGreaterThan(0);
});

test('a client that acts on whatever it hears is caught', async () => {
  const { twice } = await tried(UNWARY_CLIENT, CUTS_OF_BROKEN);
  expect(twice).toBeGreaterThan(0);
});
