import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { fillStore } from './abuse-store-fixture';
import { type Attack, attacks } from './search-attacks-fixture';
import { type Searched, type WatchedSearch, watchedSearch } from './watched-search-fixture';

const PROVE = process.env.PROVE === '1';
const TASKS = PROVE ? 20_000 : 2000;
const MINUTES = 60_000;

/** Milliseconds of the database: what is proven, and what the sample allows for whatever else the machine does. */
const MOST = process.env.PROVE === '1' ? 100 : 400;
/** What reads every Task or every record, by its nature, and is ended by the time limit where that is too much. */
const READS_ALL = new Map([
  ['a chain of three', 300],
  ['a chain through tasks', 300],
  ['all that any Provenance points at', 300],
  ['sorted by what nobody has', 400],
]);
let database: TestDatabase;
let watched: WatchedSearch;
beforeAll(async () => {
  database = await testDatabase();
  await fillStore(database.pool, TASKS);
  watched = watchedSearch(database.pool, database.url);
}, 10 * MINUTES);
afterAll(async () => {
  await watched.close();
  await database.close();
});

/** What is wrong with an answer to an attack: it is neither given cheaply nor refused in words. */
async function faultOf({ status, body, statements }: Searched, most = MOST): Promise<string | undefined> {
  if (status === 400) {
    const text: unknown = JSON.parse(body).issue?.[0]?.details?.text;
    return typeof text === 'string' && text !== '' ? undefined : 'refused without a word';
  }
  if (status !== 200) {
    return `status ${status}`;
  }
  const milliseconds = await watched.databaseTime(statements);
  return milliseconds > most ? `${Math.round(milliseconds)} ms of the database` : undefined;
}

async function faultsOf(list: readonly Attack[]): Promise<{ faults: string[]; refused: number }> {
  const faults: string[] = [];
  let refused = 0;
  for (const attack of list) {
    const answer = await watched.search(attack);
    refused += answer.status === 400 ? 1 : 0;
    const fault = await faultOf(answer, READS_ALL.get(attack.what));
    faults.push(...(fault === undefined ? [] : [`${attack.type}: ${attack.what}: ${fault}`]));
  }
  return { faults, refused };
}

test(
  'no search keeps the database busy for long, or it is refused in words',
  async () => {
    const list = attacks();
    const { faults, refused } = await faultsOf(list);
    process.stdout.write(
      `search abuse: ${list.length} attacks on ${TASKS} tasks, ${refused} refused\n${faults.join('\n')}\n`,
    );
    expect(faults).toEqual([]);
    expect(refused).toBeLessThan(list.length / 3);
  },
  30 * MINUTES,
);

test('a search that keeps the database busy for longer is caught', async () => {
  const slow = {
    status: 200,
    body: '{}',
    milliseconds: 0,
    statements: [{ text: 'select pg_sleep(0.5)', values: [] }],
  };
  expect(await faultOf(slow)).toMatch(/ms of the database/);
  expect(await faultOf({ ...slow, status: 500 })).toBe('status 500');
  expect(await faultOf({ ...slow, status: 400, body: '{"resourceType":"OperationOutcome"}' })).toMatch(
    /without a word/,
  );
});
