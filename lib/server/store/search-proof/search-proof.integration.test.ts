import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { type Proof, prove } from './proof-run-fixture';
import { emptyTables } from './store-answer-fixture';

const IN_FULL = process.env.PROVE === '1';
const STORES = IN_FULL ? 2000 : 30;
const QUERIES = 10;
const FIRST_SEED = 700;
/** The seed of a reported difference, to see that store and its queries alone again. */
const AGAIN = process.env.SEARCH_SEED;
const SEEDS = AGAIN === undefined ? Array.from({ length: STORES }, (_, index) => FIRST_SEED + index) : [Number(AGAIN)];
const HALF = 0.5;

let database: TestDatabase;
let proof: Proof;
beforeAll(
  async () => {
    database = await testDatabase();
    vi.useFakeTimers({ toFake: ['Date'] });
    const tables = await emptyTables(database.pool);
    proof = await prove(database.pool, sendTo(database.pool), { seeds: SEEDS, queries: QUERIES, tables });
  },
  IN_FULL ? 3_600_000 : 120_000,
);
afterAll(async () => {
  vi.useRealTimers();
  await database.close();
});

test(`${SEEDS.length} random stores answer ${QUERIES} random queries each as a second implementation does`, () => {
  expect(proof.differences.slice(0, 5).join('\n\n')).toBe('');
  expect(proof.asked).toBe(SEEDS.length * QUERIES);
});

describe.skipIf(AGAIN !== undefined)('the judgement means something', () => {
  test('at least half of the answers are neither nothing nor everything', () => {
    expect(proof.telling / proof.asked).toBeGreaterThanOrEqual(HALF);
  });

  test('an evaluator that overlooks one parameter, modifier, prefix or include is caught', () => {
    expect([...proof.uncaught.evaluators]).toEqual([]);
  });

  test('a store that ignores one parameter, what shall come along, or the order is caught', () => {
    expect([...proof.uncaught.stores]).toEqual([]);
  });

  test('an answer that loses, repeats, miscounts or adds something is caught', () => {
    expect([...proof.uncaught.answers]).toEqual([]);
  });
});
