import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { bigBodies, LARGE_TASK } from './big-bodies-fixture';
import { MOST_ENTRIES } from './bundle-limits';
import { requestedTask, type Send, sendTo } from './endpoint-fixture';
import { realEndpoint, runCases, storeFaults } from './malformed-run-fixture';

const MINUTES = 60_000;

let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  await send('PUT', '/Task/large', { body: LARGE_TASK });
});
afterAll(() => database.close());

test(
  'however large a body is, it is answered within a second, with words',
  async () => {
    const cases = bigBodies();
    const run = await runCases(realEndpoint(database.pool), cases, 1);
    run.written.add('Task/large/_history/1');
    process.stdout.write(
      `big bodies: ${cases.length}; over a second once ${run.slowOnce}, again at most ${Math.round(run.slowest)} ms\n`,
    );
    expect(run.faults).toEqual([]);
    expect(await storeFaults(database.pool, run)).toEqual([]);
  },
  5 * MINUTES,
);

test('what is as large as it may be is kept, and what is larger is refused as too long', async () => {
  const withValues = (count: number) => requestedTask({ x: Array(count).fill(1) });
  const answers = [
    await send('POST', '/Task', { body: withValues(49_990) }),
    await send('POST', '/Task', { body: withValues(50_000) }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 413]);
  expect(answers[1]?.body.issue[0]).toMatchObject({ code: 'too-long', details: { text: /at most 50,000 values/ } });
});

test(
  'a transaction of thousands of small resources is one commit; of too many entries it is refused',
  async () => {
    const entry = { resource: requestedTask(), request: { method: 'POST', url: 'Task' } };
    const bundle = (count: number) => ({
      resourceType: 'Bundle',
      type: 'transaction',
      entry: Array(count).fill(entry),
    });
    const answer = await send('POST', '', { body: bundle(3000) });
    expect([answer.status, answer.body.entry.length]).toEqual([200, 3000]);
    const { status, body } = await send('POST', '', { body: bundle(MOST_ENTRIES + 1) });
    expect([status, body.issue[0].code]).toEqual([413, 'too-long']);
  },
  MINUTES,
);

test(
  'a Bundle that asks for more than can be answered together is answered in part, entry by entry',
  async () => {
    const entry = { request: { method: 'GET', url: 'Task/large' } };
    const { status, body } = await send('POST', '', {
      body: { resourceType: 'Bundle', type: 'batch', entry: Array(60).fill(entry) },
    });
    const statuses: string[] = body.entry.map(({ response }: { response: { status: string } }) => response.status);
    expect([status, new Set(statuses)]).toEqual([200, new Set(['200', '413'])]);
    expect(body.entry.at(-1).response.outcome.issue[0].code).toBe('too-costly');
  },
  MINUTES,
);
