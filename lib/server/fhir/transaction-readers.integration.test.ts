import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { requestedTask, type Send, sendTo } from './endpoint-fixture';

const ROUNDS = process.env.PROVE === '1' ? 500 : 25;
const MOST_BROKEN_ROUNDS = 50;
const READERS = 4;
const TOGETHER = 8;
const TAGS = 'urn:round';

let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

type Kind = 'transaction' | 'batch';
const several = <T>(of: (index: number) => T): T[] => Array.from({ length: TOGETHER }, (_, index) => of(index));

/** One Bundle that moves the same tasks on to a round and makes as many new ones in it. */
async function writeRound(type: Kind, round: number): Promise<void> {
  const meta = (code: string) => ({ meta: { tag: [{ system: TAGS, code }] } });
  const moved = several((index) => {
    const id = `${type}-${index}`;
    const resource = requestedTask({ id, description: `round ${round}`, ...meta(`${type}-moved`) });
    return { resource, request: { method: 'PUT', url: `Task/${id}` } };
  });
  const made = several(() => {
    return { resource: requestedTask(meta(`${type}-${round}`)), request: { method: 'POST', url: 'Task' } };
  });
  await send('POST', '', { body: { resourceType: 'Bundle', type, entry: [...moved, ...made] } });
}

async function tagged(code: string): Promise<string[]> {
  const { body } = await send('GET', `/Task?_tag=${TAGS}|${code}&_count=100`);
  return (body.entry ?? []).map(({ resource }: { resource: { description?: string } }) => resource.description ?? '');
}

/** What readers saw of a round while it was written: parts of it, in words; empty when each saw all of it or nothing. */
async function partsSeen(type: Kind, round: number): Promise<string[]> {
  const parts: string[] = [];
  let isOver = false;
  const readers = Array.from({ length: READERS }, async () => {
    while (!isOver) {
      const moved = new Set(await tagged(`${type}-moved`));
      const made = await tagged(`${type}-${round}`);
      parts.push(...(moved.size <= 1 ? [] : [`round ${round}: moved to ${[...moved]}`]));
      parts.push(
        ...([0, TOGETHER].includes(made.length) ? [] : [`round ${round}: ${made.length} of ${TOGETHER} made`]),
      );
    }
  });
  await writeRound(type, round).finally(() => {
    isOver = true;
  });
  await Promise.all(readers);
  return parts;
}

test(`whoever searches while a transaction is written sees all of it or nothing, ${ROUNDS} times over`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    expect(await partsSeen('transaction', round)).toEqual([]);
  }
  expect(await tagged(`transaction-${ROUNDS - 1}`)).toHaveLength(TOGETHER);
  expect(new Set(await tagged('transaction-moved'))).toEqual(new Set([`round ${ROUNDS - 1}`]));
});

test('entries that are written one by one are seen in parts, and the same judge sees it', async () => {
  const parts: string[] = [];
  for (let round = 0; round < MOST_BROKEN_ROUNDS && parts.length === 0; round += 1) {
    parts.push(...(await partsSeen('batch', round)));
  }
  expect(parts.length).toBeGreaterThan(0);
});
