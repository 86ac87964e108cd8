import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { type Following, followOnce } from './follow-ledger';

const EVENTS = 450;
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query(
    `insert into task_event (position, task_id, version, verb, at, reach_before, reach_after, digest)
     select n, 't' || n, 1, 'create', now(), '{}', '{}', '' from generate_series(1, $1::int) n`,
    [EVENTS],
  );
});
afterAll(() => database.close());

type Follow = (pool: Pool, following: Following) => Promise<number | undefined>;

/** Moves the cursor first: what it was about to act on when its process ended is never acted on. */
const cursorFirst: Follow = async (pool, following) => {
  let events: Parameters<Following['act']>[0] = [];
  const count = await followOnce(pool, {
    ...following,
    act: async (found) => {
      events = found;
    },
  });
  if (events.length > 0) {
    await following.act(events);
  }
  return count;
};

/** Two followers at once, whose work breaks down every now and then, until nothing is left; the ids in the order they were acted on. */
async function actedOn(follow: Follow, name: string): Promise<string[]> {
  const seen: string[] = [];
  let calls = 0;
  const act: Following['act'] = async (events) => {
    calls += 1;
    seen.push(...events.slice(0, 150).map(({ id }) => id));
    if (calls % 2 === 1) {
      throw new Error('the process ended');
    }
    seen.push(...events.slice(150).map(({ id }) => id));
  };
  let left = true;
  const work = async () => {
    while (left) {
      const count = await follow(database.pool, { name, act }).catch(() => 1);
      left = count !== 0;
    }
  };
  await Promise.all([work(), work()]);
  return seen;
}

const isWhole = (seen: readonly string[]) => new Set(seen).size === EVENTS;

test('every event is acted on, in order, whatever breaks down; a cursor that goes first is caught', async () => {
  const seen = await actedOn(followOnce, 'whole');
  expect(isWhole(seen)).toBe(true);
  const firsts = [...new Set(seen)].map((id) => Number(id.slice(1)));
  expect(firsts).toEqual(firsts.toSorted((one, other) => one - other));
  expect(isWhole(await actedOn(cursorFirst, 'lossy'))).toBe(false);
});

test('while one is at work another of its name has nothing to do, and one of another name has', async () => {
  let during: (number | undefined)[] = [];
  await followOnce(database.pool, {
    name: 'one',
    act: async () => {
      const idle = () => Promise.resolve();
      during = [
        await followOnce(database.pool, { name: 'one', act: idle }),
        await followOnce(database.pool, { name: 'other', act: idle }),
      ];
    },
  });
  expect(during).toEqual([undefined, 200]);
});
