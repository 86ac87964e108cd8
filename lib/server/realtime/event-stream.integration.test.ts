import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { UnauthenticatedError } from '@/lib/domain/fhir/errors';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { hintCommit } from '@/lib/server/ledger/hint';
import { type Numberer, startNumberer } from '@/lib/server/ledger/numberer';
import { until } from '@/lib/server/ledger/test-until';
import { eventStream } from './event-stream';
import { ledgerListener } from './ledger-listener';

let database: TestDatabase;
let numberer: Numberer;
beforeAll(async () => {
  database = await testDatabase();
  numberer = startNumberer(database.url);
});
afterAll(async () => {
  await ledgerListener().rested();
  await numberer.stop();
  await database.close();
});

const nurseOf = (unit: string): Actor => ({
  accountId: unit,
  username: unit,
  accessRole: 'clinician',
  reference: `Practitioner/${unit}`,
  display: unit,
  handles: [`Practitioner/${unit}`],
  teams: [],
  rolesAtPlaces: [{ role: 'nurse', display: 'Nurse', unit }],
  units: [unit],
  scopes: [],
});

async function happen(id: string, version: number, reach: { before?: string[]; after?: string[] }): Promise<void> {
  await database.pool.query(
    `insert into task_event (task_id, version, verb, at, reach_before, reach_after, digest) values ($1, $2, 'amend', now(), $3, $4, '')`,
    [id, version, ['all', ...(reach.before ?? [])], ['all', ...(reach.after ?? [])]],
  );
  hintCommit(database.pool);
}

type Listening = {
  frames: () => string[];
  tasks: () => string[];
  lastId: () => string | undefined;
  leave: () => void;
  ended: Promise<void>;
};

/** A browser that reads its stream to the end. */
function listen(actor: Actor, options: { lastEventId?: string; actorNow?: () => Promise<Actor> } = {}): Listening {
  const abort = new AbortController();
  const response = eventStream(actor, {
    lastEventId: options.lastEventId ?? null,
    signal: abort.signal,
    actorNow: options.actorNow ?? (() => Promise.resolve(actor)),
  });
  let text = '';
  const ended = (async () => {
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
    }
  })();
  const frames = () => text.split('\n\n').slice(0, -1);
  return {
    frames,
    ended,
    tasks: () =>
      frames()
        .filter((frame) => frame.includes('event: task'))
        .map((frame) => frame.split('data: ')[1] ?? ''),
    lastId: () =>
      frames()
        .flatMap((frame) => /^id: (\d+)$/m.exec(frame)?.[1] ?? [])
        .at(-1),
    leave: () => abort.abort(),
  };
}

const beginningsOf = (stream: Listening) =>
  stream
    .frames()
    .filter((frame) => frame.includes('event: begin'))
    .map((frame) => JSON.parse(frame.split('data: ')[1] ?? '') as object);

const isOpen = (stream: Listening) => stream.lastId() !== undefined;

async function isNumbered(): Promise<boolean> {
  const { rows } = await database.pool.query('select 1 from task_event where position is null limit 1');
  return rows.length === 0;
}

const A = 'role:nurse@ward-a';
const B = 'role:nurse@ward-b';

test('whoever saw the task before or sees it now is told its id and version; a nurse of another ward hears nothing', async () => {
  const [here, there] = [listen(nurseOf('ward-a')), listen(nurseOf('ward-b'))];
  await until(() => isOpen(here) && isOpen(there), 'both streams are open');
  await happen('t1', 1, { after: [A] });
  await happen('t1', 2, { before: [A], after: [B] });
  await happen('t2', 1, { after: ['role:physician@ward-a'] });
  await happen('t3', 7, { before: [B], after: [B] });
  await until(() => there.tasks().length === 2, 'ward B has heard of its two tasks');
  expect(here.tasks()).toEqual(['{"id":"t1","version":"1"}', '{"id":"t1","version":"2"}']);
  expect(there.tasks()).toEqual(['{"id":"t1","version":"2"}', '{"id":"t3","version":"7"}']);
  here.leave();
  there.leave();
  await Promise.all([here.ended, there.ended]);
});

test('who comes back with the last id gets exactly what was missed, then what comes', async () => {
  const before = listen(nurseOf('ward-a'));
  await until(() => isOpen(before), 'the stream is open');
  await happen('m0', 1, { after: [A] });
  await until(() => before.tasks().length === 1, 'the first event is heard');
  before.leave();
  await before.ended;
  for (let number = 1; number <= 250; number += 1) {
    await happen(`m${number}`, 1, { after: [number % 2 === 0 ? A : B] });
  }
  await until(isNumbered, 'every committed event has its position');
  const lastEventId = before.lastId() ?? '';
  const again = listen(nurseOf('ward-a'), { lastEventId });
  await happen('m251', 1, { after: [A] });
  await until(() => again.tasks().length >= 126, 'all that was missed is heard');
  const missed = Array.from({ length: 125 }, (_, index) => `{"id":"m${(index + 1) * 2}","version":"1"}`);
  expect(again.tasks()).toEqual([...missed, '{"id":"m251","version":"1"}']);
  expect(beginningsOf(again)).toEqual([{ after: lastEventId, resumed: true }]);
  again.leave();
  await again.ended;
});

test.each(['', 'x', '-1', '99999999999999999', '1; drop table task_event'])(
  'the Last-Event-ID %j begins with what comes next, and is told so',
  async (lastEventId) => {
    const stream = listen(nurseOf('ward-a'), { lastEventId });
    await until(() => isOpen(stream), 'the stream is open');
    expect(beginningsOf(stream)).toMatchObject([{ resumed: false }]);
    await happen('next', 1, { after: [A] });
    await until(() => stream.tasks().length > 0, 'what comes next is heard');
    expect(stream.tasks()).toEqual(['{"id":"next","version":"1"}']);
    stream.leave();
    await stream.ended;
  },
);

test('who is moved to another ward is told that what was told so far is not all', async () => {
  let now = nurseOf('ward-a');
  const stream = listen(now, { actorNow: () => Promise.resolve(now) });
  await until(() => isOpen(stream), 'the stream is open');
  now = nurseOf('ward-b');
  await until(() => beginningsOf(stream).length === 2, 'it begins anew');
  expect(beginningsOf(stream)[1]).toMatchObject({ resumed: false });
  stream.leave();
  await stream.ended;
});

test('the stream ends when the session has ended', async () => {
  const stream = listen(nurseOf('ward-a'), { actorNow: () => Promise.reject(new UnauthenticatedError()) });
  await stream.ended;
});

test('a client that reads nothing is let go, so that it cannot fill the memory', async () => {
  const abort = new AbortController();
  const nurse = nurseOf('ward-slow');
  const response = eventStream(nurse, {
    lastEventId: null,
    signal: abort.signal,
    actorNow: () => Promise.resolve(nurse),
  });
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
  const decoder = new TextDecoder();
  const read = async () => decoder.decode((await reader.read()).value);
  let text = '';
  while (!text.includes('id: ')) {
    text += await read();
  }
  await database.pool.query(
    `insert into task_event (task_id, version, verb, at, reach_before, reach_after, digest)
     select 's' || n, 1, 'amend', now(), '{all}', '{all,role:nurse@ward-slow}', '' from generate_series(1, 2000) n`,
  );
  hintCommit(database.pool);
  await ledgerListener().rested();
  for (let chunk = await read(); chunk !== ''; chunk = await read()) {
    text += chunk;
  }
  expect(text.split('event: task').length - 1).toBeLessThan(600);
});
