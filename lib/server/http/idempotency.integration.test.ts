import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { putKnownAccounts } from '@/lib/server/access/known-accounts';
import { createSession } from '@/lib/server/access/sessions';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { handle } from './handle';
import { idOfKey } from './idempotency';

const OWN = 'http://localhost:3000';
let database: TestDatabase;
let cookies: string[];
beforeAll(async () => {
  database = await testDatabase();
  const now = new Date();
  await putKnownAccounts(
    ['nurse', 'nurse2'].map((username) => ({
      username,
      display: username,
      password: 'demo',
      accessRole: 'clinician' as const,
      practitioner: `Practitioner/${username}`,
      units: [],
    })),
    now,
  );
  const { rows } = await database.pool.query<{ id: string }>('select id from account order by username');
  cookies = await Promise.all(
    rows.map(
      async ({ id }) =>
        `taskward_session=${await createSession({ accountId: id, userAgent: '', replaces: undefined, now })}`,
    ),
  );
});
afterAll(() => database.close());

function postWith(options: { key?: string; body?: unknown; who?: number }): Request {
  const headers = new Headers({
    origin: OWN,
    host: 'localhost:3000',
    'content-type': 'application/json',
    cookie: cookies[options.who ?? 0] ?? '',
  });
  if (options.key !== undefined) headers.set('idempotency-key', options.key);
  return new Request(`${OWN}/api/x`, { method: 'POST', headers, body: JSON.stringify(options.body ?? { a: 1 }) });
}

function counted(work: () => Promise<unknown> = () => Promise.resolve()) {
  let runs = 0;
  const post = handle({
    permission: 'task:act',
    body: z.strictObject({ a: z.number() }),
    status: 201,
    idempotent: true,
    run: async () => {
      runs += 1;
      await work();
      return { run: runs };
    },
  });
  return { post, runs: () => runs };
}

test('the same key and body replays the first answer', async () => {
  const { post, runs } = counted();
  const answers = [await post(postWith({ key: 'a' })), await post(postWith({ key: 'a' }))];
  expect(await Promise.all(answers.map(async (each) => [each.status, await each.json()]))).toEqual([
    [201, { run: 1 }],
    [201, { run: 1 }],
  ]);
  expect(answers[1]?.headers.get('idempotency-replayed')).toBe('true');
  expect(runs()).toBe(1);
});

test('another body under the same key is 422', async () => {
  const { post } = counted();
  await post(postWith({ key: 'b' }));
  expect((await post(postWith({ key: 'b', body: { a: 2 } }))).status).toBe(422);
});

test('a key belongs to one account, and without a key every request runs', async () => {
  const { post, runs } = counted();
  await post(postWith({ key: 'c' }));
  await post(postWith({ key: 'c', who: 1 }));
  await post(postWith({}));
  await post(postWith({}));
  expect(runs()).toBe(4);
});

test('of 16 at once one runs, and all get its answer', async () => {
  const { post, runs } = counted(() => pause(200));
  const answers = await Promise.all(Array.from({ length: 16 }, () => post(postWith({ key: 'd' }))));
  expect([runs(), new Set(answers.map(({ status }) => status))]).toEqual([1, new Set([201])]);
});

test('a failure is not kept: the same request may succeed later', async () => {
  let fails = true;
  const { post, runs } = counted(() => (fails ? Promise.reject(new NotVisibleError('Task/1')) : Promise.resolve()));
  expect((await post(postWith({ key: 'e' }))).status).toBe(404);
  fails = false;
  expect([(await post(postWith({ key: 'e' }))).status, runs()]).toEqual([201, 2]);
});

test('a key is free again after a day', async () => {
  const { post, runs } = counted();
  await post(postWith({ key: 'f' }));
  await database.pool.query("update idempotency_key set created_at = created_at - interval '25 hours' where key = 'f'");
  expect((await post(postWith({ key: 'f', body: { a: 3 } }))).status).toBe(201);
  expect(runs()).toBe(2);
});

test('a key whose first request died is taken over', async () => {
  const { post } = counted();
  await post(postWith({ key: 'g' }));
  await database.pool.query(
    "update idempotency_key set status = null, answer = null, created_at = created_at - interval '31 seconds' where key = 'g'",
  );
  expect((await post(postWith({ key: 'g' }))).status).toBe(201);
});

test.each(['', 'two words', 'ä', 'x'.repeat(201)])('the key %j is 400, or no key', async (key) => {
  const { post } = counted();
  const status = await Promise.resolve()
    .then(() => post(postWith({ key })))
    .then(
      (each) => each.status,
      () => 400,
    );
  expect(status).toBe(400);
});

test('the id of a key is a UUID, the same every time, another for another account', () => {
  const actor = (accountId: string) => ({ accountId }) as Parameters<typeof idOfKey>[0];
  const id = idOfKey(actor('a'), postWith({ key: 'k' }));
  expect(z.uuid().safeParse(id).success).toBe(true);
  expect(idOfKey(actor('a'), postWith({ key: 'k' }))).toBe(id);
  expect(idOfKey(actor('b'), postWith({ key: 'k' }))).not.toBe(id);
});
