import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '@/lib/server/database/pool';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import type { LedgerEvent } from '@/lib/server/realtime/ledger-event';
import { LedgerListener } from '@/lib/server/realtime/ledger-listener';
import { hintCommit } from './hint';
import { startNumberer } from './numberer';
import { until } from './test-until';

const WRITERS = 16;
const EVENTS = process.env.PROVE === '1' ? 5000 : 120;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const APPEND = `insert into task_event (task_id, version, verb, at, reach_before, reach_after, digest) values ($1, $2, 'amend', now(), '{all}', '{all}', '')`;

/** One writer: transactions that take a number early and commit late, so that numbers become visible out of order. */
async function write(writer: number): Promise<void> {
  const client = await database.pool.connect();
  for (let version = 1; version <= EVENTS; version += 1) {
    await client.query('begin');
    await client.query(APPEND, [`writer-${writer}`, version]);
    if (version % 3 === writer % 3) {
      await client.query('select pg_sleep($1)', [((version * writer) % 7) / 1000]);
    }
    await client.query('commit');
    hintCommit(database.pool);
  }
  client.release();
}

/** The cursor that everybody writes first: what is after the last number seen. */
function followSequence(isOver: () => boolean): Promise<Set<string>> {
  const seen = new Set<string>();
  let last = '0';
  return (async () => {
    for (let over = false; !over; ) {
      over = isOver();
      const { rows } = await database.pool.query<{ seq: string }>(
        'select e.seq::text from task_event e where e.seq > $1 order by e.seq',
        [last],
      );
      for (const { seq } of rows) {
        seen.add(seq);
      }
      last = rows.at(-1)?.seq ?? last;
      await pause(1);
    }
    return seen;
  })();
}

test('under 16 writers and an open writing transaction every event comes once and in order, where a cursor on the sequence loses some', async () => {
  const writersPool = openPool(database.url);
  const numberers = [startNumberer(database.url), startNumberer(database.url)];
  const listener = new LedgerListener({ db: () => database.pool, databaseUrl: () => database.url });
  const heard: LedgerEvent[] = [];
  const leave = await listener.subscribe((event) => heard.push(event));

  const open = await writersPool.connect();
  await open.query('begin');
  await open.query(APPEND, ['held-open', 1]);
  let over = false;
  const naive = followSequence(() => over);

  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  await until(() => heard.length === WRITERS * EVENTS, 'all committed events are heard beside the open transaction');
  await open.query('commit');
  open.release();
  const total = WRITERS * EVENTS + 1;
  await until(() => heard.length >= total, 'the last event is heard');
  over = true;

  expect(heard.map(({ position }) => position)).toEqual(Array.from({ length: total }, (_, index) => BigInt(index + 1)));
  expect(new Set(heard.map(({ id, version }) => `${id}/${version}`)).size).toBe(total);
  for (let writer = 0; writer < WRITERS; writer += 1) {
    const versions = heard.filter(({ id }) => id === `writer-${writer}`).map(({ version }) => Number(version));
    expect(versions).toEqual(Array.from({ length: EVENTS }, (_, index) => index + 1));
  }
  expect((await naive).size).toBeLessThan(total);

  leave();
  await listener.rested();
  await Promise.all(numberers.map((numberer) => numberer.stop()));
  await writersPool.end();
});

test('when the numberer ends another takes over, and nothing is numbered twice', async () => {
  const first = startNumberer(database.url);
  const append = (version: number) => database.pool.query(APPEND, ['takeover', version]);
  const numbered = async (count: number) => {
    const { rows } = await database.pool.query<{ count: number }>(
      `select count(position)::int as count from task_event where task_id = 'takeover'`,
    );
    return rows[0]?.count === count;
  };
  await append(1);
  await until(() => numbered(1), 'the first numberer has numbered');
  const second = startNumberer(database.url);
  await first.stop();
  await append(2);
  await until(() => numbered(2), 'the second numberer has taken over');
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'taskward-numberer' and datname = current_database()`,
  );
  await append(3);
  await until(() => numbered(3), 'the numberer is back after its connection was cut');
  await second.stop();
  const { rows } = await database.pool.query<{ dense: boolean }>(
    'select count(*) = max(position) and count(distinct position) = count(*) as dense from task_event',
  );
  expect(rows[0]?.dense).toBe(true);
});
