import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST } from '@/app/api/tasks/route';
import { NewTask } from '@/lib/domain/task/task-action';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { handle } from '@/lib/server/http/handle';
import { type SignedInPost, signedIn } from '@/lib/server/http/signed-in-fixture';
import { createTask } from './create-task';

const SENDERS = 32;
const ROUNDS = process.env.PROVE === '1' ? 500 : 6;

let database: TestDatabase;
let post: SignedInPost;
beforeAll(async () => {
  database = await testDatabase();
  post = await signedIn('nurse');
});
afterAll(() => database.close());

type Answer = { status: number; id: string };

/** Sends the same new task under one key so many times at once. */
async function sendAtOnce(key: string, count = SENDERS, route: typeof POST = POST): Promise<Answer[]> {
  const request = () => post('/api/tasks', { title: key }, { 'idempotency-key': key });
  return Promise.all(
    Array.from({ length: count }, async () => {
      const answer = await route(request());
      return { status: answer.status, id: ((await answer.json()) as { id: string }).id };
    }),
  );
}

/** What is wrong after a task was asked for under one key; empty when there is one and every answer speaks of it. */
async function faultsOf(key: string, answers: readonly Answer[]): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>('select id from task_row where title = $1', [key]);
  const others = answers.filter(({ status, id }) => status !== 201 || id !== rows[0]?.id);
  return [
    ...(rows.length === 1 ? [] : [`${key}: ${rows.length} were made.`]),
    ...(others.length === 0 ? [] : [`${key}: ${JSON.stringify(others[0])} and ${others.length - 1} more.`]),
  ];
}

test(`of ${SENDERS} who ask at once for one task under one key each gets the same one, ${ROUNDS} times over`, async () => {
  const faults: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    faults.push(...(await faultsOf(`once-${round}`, await sendAtOnce(`once-${round}`))));
  }
  expect(faults).toEqual([]);
});

/** What is left of the key when the process ended after the commit and before the answer. */
const CUTS = [
  [
    'half a minute after its process ended',
    `update idempotency_key set status = null, answer = null, created_at = created_at - interval '31 seconds' where key = $1`,
  ],
  ['when nothing is left of the key', 'delete from idempotency_key where key = $1'],
] as const;

test.each(CUTS)('a request whose answer was cut is sent again %s and finds the task it made', async (when, cut) => {
  const key = `cut-${when.replaceAll(' ', '-')}`;
  const first = await sendAtOnce(key, 1);
  await database.pool.query(cut, [key]);
  expect(await faultsOf(key, [...first, ...(await sendAtOnce(key))])).toEqual([]);
});

const BROKEN = [
  ['a route that knows no key', undefined],
  ['a route that keeps answers but makes a new id each time', true],
] as const;

test.each(BROKEN)('%s makes several, and the same judge sees it', async (name, idempotent) => {
  const route = handle({
    permission: 'task:create',
    body: NewTask,
    status: 201,
    ...(idempotent && { idempotent }),
    run: ({ actor, body, now }) => createTask(actor, body, { now }),
  });
  const first = await sendAtOnce(name.replaceAll(' ', '-'), 1, route);
  await database.pool.query('delete from idempotency_key');
  const again = await sendAtOnce(name.replaceAll(' ', '-'), 1, route);
  const faults = await faultsOf(name.replaceAll(' ', '-'), [...first, ...again]);
  expect(faults).toContainEqual(expect.stringContaining('2 were made'));
});
