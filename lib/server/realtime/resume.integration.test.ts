import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { GET } from '@/app/api/events/missed/route';
import { MissedEvents } from '@/lib/domain/live/live-events';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { lookAtLedger } from './ledger-event';
import { type Looker, lookerOf } from './presence-fixture';
import { MOST_BEHIND, resumptionAfter } from './resume';

let database: TestDatabase;
let nurse: Looker;
beforeAll(async () => {
  database = await testDatabase();
  nurse = await lookerOf('amara', 'ward-a', new Date());
});
afterAll(() => database.close());

/** A ledger that holds the numbers of a span, every third of them of another ward. */
async function ledgerOf({ from, to }: { from: number; to: number }): Promise<void> {
  await database.pool.query('delete from task_event');
  await database.pool.query(
    `insert into task_event (position, task_id, version, verb, at, reach_before, reach_after, digest)
     select n, 't' || n, 1, 'amend', now(), '{all}', array['all', case when n % 3 = 0 then 'role:nurse@ward-b' else 'role:nurse@ward-a' end], ''
       from generate_series($1::int, $2::int) n`,
    [from, to],
  );
  await database.pool.query('update ledger_head set position = $1', [to]);
}

beforeEach(() => ledgerOf({ from: 1, to: 1200 }));

async function ask(after: string | undefined): Promise<MissedEvents> {
  const query = after === undefined ? '' : `?after=${after}`;
  const answer = await GET(
    new Request(`http://localhost:3000/api/events/missed${query}`, {
      headers: { cookie: `taskward_session=${nurse.token}` },
    }),
  );
  expect(answer.status).toBe(200);
  return MissedEvents.parse(await answer.json());
}

test('who asks from answer to answer hears of each task of the ward once, in the order of the ledger', async () => {
  const heard: number[] = [];
  let after = 100;
  for (let more = true; more; ) {
    const answer = await ask(String(after));
    expect(answer).toMatchObject({ after, resumed: true });
    heard.push(...answer.tasks.map(({ number }) => number));
    [after, more] = [answer.to, answer.more];
  }
  expect(heard).toEqual(Array.from({ length: 1100 }, (_, index) => index + 101).filter((number) => number % 3 !== 0));
  expect(after).toBe(1200);
});

test.each([undefined, '', 'x', '-1', '1201', '999999999999999', '1; drop table'])(
  'after %j nothing can be told: it begins at the end, and says that it does',
  async (after) => {
    expect(await ask(after)).toMatchObject({ after: 1200, to: 1200, resumed: false, more: false, tasks: [] });
  },
);

test('a number that the ledger no longer holds what follows of is too old; the last one before what it holds is not', async () => {
  await ledgerOf({ from: 501, to: 1200 });
  const resumed = async (after: number) => (await resumptionAfter(database.pool, String(after))).resumed;
  expect([await resumed(499), await resumed(500), await resumed(900), await resumed(1200)]).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

test('whoever is too far behind reads everything anew', async () => {
  await database.pool.query('update ledger_head set position = $1', [String(MOST_BEHIND + 10n)]);
  const resumed = async (after: number) => (await resumptionAfter(database.pool, String(after))).resumed;
  expect([await resumed(9), await resumed(10)]).toEqual([false, true]);
});

test('while a committed event waits too long for its number, nobody is told that all is told', async () => {
  const late = new Date(Date.now() - 60_000);
  const { currentAt } = await lookAtLedger(database.pool);
  expect(currentAt.getTime()).toBeGreaterThan(late.getTime());
  await database.pool.query(
    `insert into task_event (task_id, version, verb, at, reach_before, reach_after, digest) values ('w', 1, 'amend', $1, '{all}', '{all}', '')`,
    [late],
  );
  expect((await lookAtLedger(database.pool)).currentAt).toEqual(late);
  expect((await ask('1200')).at).toBe(late.toISOString());
});
