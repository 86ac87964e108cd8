import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { POST } from '@/app/api/presence/route';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { PRESENCE_MILLISECONDS, presenceAfter } from '@/lib/domain/presence/presence';
import { PresenceFor } from '@/lib/domain/presence/presence-for';
import { endSession } from '@/lib/server/access/sessions';
import { openPool } from '@/lib/server/database/pool';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { type Numberer, startNumberer } from '@/lib/server/ledger/numberer';
import { until } from '@/lib/server/ledger/test-until';
import { eventStream } from './event-stream';
import { ledgerListener } from './ledger-listener';
import { type Looker, lookerOf, putTask } from './presence-fixture';
import { PresenceHub, presenceHub } from './presence-hub';
import { leavePresence, notePresence, readPresence } from './presence-table';

const NEVER = 2_000_000_000;
const NOW = new Date();
const after = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const tabOf = (number: number) => String(number).padStart(32, '0');

let database: TestDatabase;
let numberer: Numberer;
let [amara, ben, there]: [Looker, Looker, Looker] = [] as never;
beforeAll(async () => {
  database = await testDatabase();
  numberer = startNumberer(database.url);
  amara = await lookerOf('amara', 'ward-a', NOW);
  ben = await lookerOf('ben', 'ward-a', NOW);
  there = await lookerOf('chidi', 'ward-b', NOW);
});
beforeEach(async () => {
  await database.pool.query('delete from presence');
  await putTask('t1', 'ward-a');
  await putTask('t2', 'ward-b');
});
afterAll(async () => {
  await Promise.all([ledgerListener().rested(), presenceHub().rested()]);
  await numberer.stop();
  await database.close();
});

const look = ({ actor, session }: Looker, task: string, { tab = 1, now = NOW } = {}) =>
  notePresence(database.pool, { session, tab: tabOf(tab), task }, { keys: readKeysOf(actor), now });
const looking = async (now = NOW) =>
  (await readPresence(database.pool, { now })).map(({ task, people }) => [task, people.map(({ name }) => name).sort()]);

test('a person with two tabs and two sessions is one person, until the last of them is closed', async () => {
  await look(amara, 't1');
  await look(amara, 't1', { tab: 2 });
  expect(await looking()).toEqual([['t1', ['Name of amara']]]);
  await leavePresence(database.pool, { session: amara.session, tab: tabOf(1), task: 't1' });
  expect(await looking()).toEqual([['t1', ['Name of amara']]]);
  await leavePresence(database.pool, { session: amara.session, tab: tabOf(2), task: 't1' });
  expect(await looking()).toEqual([]);
});

test('the word that a page was left comes too late for the next one that is open in the tab', async () => {
  await putTask('t3', 'ward-a');
  await look(amara, 't1');
  await look(amara, 't3');
  await leavePresence(database.pool, { session: amara.session, tab: tabOf(1), task: 't1' });
  expect(await looking()).toEqual([['t3', ['Name of amara']]]);
});

test('nobody looks at a task they may not see, nor in a session that is over', async () => {
  await look(there, 't1');
  expect(await looking()).toEqual([]);
  const gone = await lookerOf('gone', 'ward-a', NOW);
  await look(gone, 't1');
  await endSession(gone.token);
  expect(await looking()).toEqual([]);
  await look(gone, 't1');
  expect(await looking()).toEqual([]);
});

test('who was not heard of for the limit has left, to the millisecond, and no row of it stays', async () => {
  await look(amara, 't1');
  await look(ben, 't1', { now: after(1) });
  expect(await looking(after(PRESENCE_MILLISECONDS - 1))).toEqual([['t1', ['Name of amara', 'Name of ben']]]);
  expect(await looking(after(PRESENCE_MILLISECONDS))).toEqual([['t1', ['Name of ben']]]);
  expect((await database.pool.query('select from presence')).rowCount).toBe(1);
});

test('two nodes on one database see the same, and each change once', async () => {
  const pools = [openPool(database.url), openPool(database.url)];
  const heard: string[][] = [[], []];
  let now = NOW;
  const hubs = pools.map((db) => new PresenceHub({ db: () => db, everyMilliseconds: NEVER, now: () => now }));
  const leave = hubs.map((hub, node) =>
    hub.subscribe((looked, isAll) => {
      const words = looked.map(({ task, people }) => `${task}: ${people.map(({ name }) => name).join()}`);
      heard[node]?.push(`${isAll ? 'all ' : ''}${words.join()}`);
    }),
  );
  const lookAll = () => Promise.all(hubs.map((hub) => hub.look()));
  await lookAll();
  await look(amara, 't1');
  await lookAll();
  now = after(PRESENCE_MILLISECONDS - 1);
  await lookAll();
  now = after(PRESENCE_MILLISECONDS);
  await lookAll();
  const told = ['all ', 't1: Name of amara', 't1: '];
  expect(heard).toEqual([told, told]);
  leave.forEach((each) => void each());
  await Promise.all(hubs.map((hub) => hub.rested()));
  await Promise.all(pools.map((pool) => pool.end()));
});

/** A browser that reads its stream; what it knows of who looks. */
function listen({ actor }: Looker) {
  const abort = new AbortController();
  const response = eventStream(actor, { lastEventId: null, signal: abort.signal, actorNow: async () => actor });
  let text = '';
  const ended = (async () => {
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
    }
  })();
  const frames = () => text.split('\n\n').filter((frame) => frame.startsWith('event: presence'));
  const known = () =>
    frames()
      .map((frame) => JSON.parse(frame.split('data: ')[1] ?? ''))
      .reduce(presenceAfter, new Map<string, readonly string[]>()) as ReadonlyMap<string, readonly string[]>;
  const leave = async () => {
    abort.abort();
    await ended;
  };
  return { frames, known, leave, text: () => text };
}

const beat = (who: Looker, body: object) =>
  POST(
    new Request('http://localhost:3000/api/presence', {
      method: 'POST',
      headers: {
        origin: 'http://localhost:3000',
        host: 'localhost:3000',
        'content-type': 'application/json',
        cookie: `taskward_session=${who.token}`,
      },
      body: JSON.stringify(body),
    }),
  );

test('streams tell who else looks, at first all of it; not to oneself, not without sight of the task, and without an id', async () => {
  expect((await beat(amara, { tab: tabOf(1), task: 't1' })).status).toBe(204);
  const [own, other, elsewhere] = [listen(amara), listen(ben), listen(there)];
  const streams = [own, other, elsewhere];
  await until(() => streams.every(({ frames }) => frames().length > 0), 'everybody has heard how it is');
  expect(other.known().get('t1')).toEqual(['Name of amara']);
  await beat(ben, { tab: tabOf(2), task: 't1' });
  await until(() => own.known().has('t1'), 'the first one hears of the second one');
  expect(own.known().get('t1')).toEqual(['Name of ben']);
  await beat(amara, { tab: tabOf(1), task: 't1', left: true });
  await until(() => !other.known().has('t1'), 'it is heard that she left');
  expect(elsewhere.known().size).toBe(0);
  expect(elsewhere.text()).not.toContain('Name of');
  expect([own, other].flatMap(({ frames }) => frames()).filter((frame) => /^id:/m.test(frame))).toEqual([]);
  await Promise.all(streams.map(({ leave }) => leave()));
});

test('a stream without the predicate would tell of tasks that its reader may not see, and this is noticed', async () => {
  await look(amara, 't1');
  const present = await readPresence(database.pool, { now: NOW });
  const reader = { account: there.actor.accountId, keys: new Set(readKeysOf(there.actor)) };
  const tells = (told: PresenceFor) => Object.keys(told.all(present).tasks);
  expect(tells(new PresenceFor(reader))).toEqual([]);
  expect(tells(new PresenceFor(reader, () => true))).toEqual(['t1']);
});

test.each([{ tab: 'x', task: 't1' }, { tab: tabOf(1) }, { tab: tabOf(1), task: 't1', left: false }])(
  'what is not a tab and a task is refused: %j',
  async (body) => expect((await beat(amara, body)).status).toBe(400),
);
