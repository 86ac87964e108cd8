import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '@/lib/server/database/pool';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { AGENT, BASE, requestedTask, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { fhirEndpoint } from '@/lib/server/fhir/fhir-endpoint';
import { StoreRepository } from './store-repository';

let database: TestDatabase;
let limited: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  limited = openPool(database.url, { max: 2, statement_timeout: 50 });
  await sendTo(database.pool)('PUT', '/Task/t1', { body: requestedTask({ id: 't1' }) });
});
afterAll(async () => {
  await limited.end();
  await database.close();
});

const ask = (path: string, searchPool: pg.Pool) => {
  const repository = new StoreRepository({
    pool: database.pool,
    searchPool,
    actor: AGENT,
    now: () => new Date(),
    newId: randomUUID,
    timeZone: 'UTC',
    baseUrl: BASE,
  });
  const endpoint = fhirEndpoint({
    actorOf: () => Promise.resolve(AGENT),
    repositoryFor: () => repository,
    baseUrl: () => BASE,
  });
  return endpoint(new Request(`${BASE}${path}`));
};

/** Somebody holds the table, as a search that reads too much would hold the processor. */
async function whileHeld<T>(work: () => Promise<T>): Promise<T> {
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  try {
    await holder.query('begin; lock table task_search in access exclusive mode');
    return await work();
  } finally {
    await holder.query('rollback');
    await holder.end();
  }
}

test('a search that takes the database too long is ended and says what to do, and the next one works', async () => {
  const answer = await whileHeld(() => ask('/Task?status=requested', limited));
  const { issue } = await answer.json();
  expect([answer.status, issue[0].code]).toEqual([400, 'too-costly']);
  expect(issue[0].details.text).toContain('Ask for less');
  expect((await ask('/Task?status=requested', limited)).status).toBe(200);
});

test('without the limit it would wait for as long as that takes', async () => {
  const isAnswered = await whileHeld(async () => {
    const waiting = ask('/Task?status=requested', database.pool).then(() => true);
    // The limited one begins later and has been ended by now.
    const limit = ask('/Task?status=requested', limited).then(() => false);
    const first = await Promise.race([waiting, limit]);
    return first;
  });
  expect(isAnswered).toBe(false);
});
