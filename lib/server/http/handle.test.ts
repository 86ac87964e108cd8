import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  ForbiddenError,
  GoneError,
  InputError,
  NotVisibleError,
  RefusedError,
  StaleTaskError,
  ThrottledError,
  UnauthenticatedError,
} from '@/lib/domain/fhir/errors';
import { handle } from './handle';

const OWN = 'http://localhost:3000';
const get = (path = '/api/x') => new Request(`${OWN}${path}`);
const post = (body: unknown) =>
  new Request(`${OWN}/api/x`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
const failing = (error: unknown) => handle({ permission: 'public', run: () => Promise.reject(error) });
const refusal = { rule: 'r', message: 'No.', wayForward: 'Ask.' };

test.each([
  [
    new InputError('bad', { fields: [{ field: 'due', message: 'no date' }] }),
    400,
    { error: 'invalid', fields: [{ field: 'due', message: 'no date' }] },
  ],
  [new UnauthenticatedError(), 401, { error: 'unauthenticated' }],
  [new ForbiddenError(), 403, { error: 'forbidden' }],
  [new RefusedError(refusal, 403), 403, { error: 'refused', ...refusal }],
  [new NotVisibleError('Task/1'), 404, { error: 'not-found' }],
  [
    new StaleTaskError({ resourceType: 'Task', id: '1', status: 'ready', intent: 'order' }),
    409,
    { error: 'stale', current: { id: '1' } },
  ],
  [new GoneError('Task/1'), 410, { error: 'gone' }],
  [new RefusedError(refusal, 422), 422, { error: 'refused', ...refusal }],
  [new ThrottledError(7), 429, { error: 'throttled' }],
])('%s is answered as itself', async (error, status, answer) => {
  const response = await failing(error)(get());
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ message: error.message, ...answer });
});

test('too many tries say when to come back', async () => {
  expect((await failing(new ThrottledError(7))(get())).headers.get('retry-after')).toBe('7');
});

test('what nobody expected says nothing but the id it was logged under', async () => {
  const response = await failing(Object.assign(new Error('Key (name)=(Doe, Jane) exists'), { detail: 'Doe, Jane' }))(
    get(),
  );
  const answer = await response.json();
  expect(response.status).toBe(500);
  expect(answer).toMatchObject({ error: 'internal', requestId: response.headers.get('x-request-id') });
  expect(JSON.stringify(answer)).not.toMatch(/Doe|Key|at /);
});

test('a value becomes JSON that nobody keeps, nothing becomes 204, and a Response stays', async () => {
  const value = await handle({ permission: 'public', status: 201, run: () => ({ a: 1 }) })(get());
  expect([value.status, value.headers.get('cache-control'), await value.json()]).toEqual([201, 'no-store', { a: 1 }]);
  expect((await handle({ permission: 'public', run: () => undefined })(get())).status).toBe(204);
  expect((await handle({ permission: 'public', run: () => new Response('x', { status: 202 }) })(get())).status).toBe(
    202,
  );
});

const declared = handle({
  permission: 'public',
  params: z.object({ id: z.string().regex(/^[a-z]+$/) }),
  query: z.object({ limit: z.coerce.number().int().optional() }),
  body: z.strictObject({ note: z.string() }),
  run: ({ params, query, body }) => ({ params, query, body }),
});
const context = (id: string) => ({ params: Promise.resolve({ id }) });

test('the use case sees only what was parsed', async () => {
  const request = new Request(`${OWN}/api/x?limit=3`, {
    method: 'POST',
    body: '{"note":"n"}',
    headers: { 'content-type': 'application/json' },
  });
  expect(await (await declared(request, context('abc'))).json()).toEqual({
    params: { id: 'abc' },
    query: { limit: 3 },
    body: { note: 'n' },
  });
});

test.each([
  ['an address that cannot be', post({ note: 'n' }), 'A1', 'id'],
  ['a field of the wrong kind', post({ note: 1 }), 'abc', 'note'],
  ['a field nobody knows', post({ note: 'n', version: 3 }), 'abc', 'version'],
])('%s is 400 and named', async (_, request, id, field) => {
  const response = await declared(request, context(id));
  expect(response.status).toBe(400);
  expect((await response.json()).fields[0].field).toBe(field);
});

test.each(['?unknown=1', '?limit=1&limit=2', '?__proto__=1', '?constructor=1', '?limit=%00'])(
  'the query %s is 400',
  async (query) => {
    const request = new Request(`${OWN}/api/x${query}`, {
      method: 'POST',
      body: '{"note":"n"}',
      headers: { 'content-type': 'application/json' },
    });
    expect((await declared(request, context('abc'))).status).toBe(400);
    expect((await handle({ permission: 'public', run: () => 1 })(get(`/api/x${query}`))).status).toBe(400);
  },
);

test('a foreign page may not post, signed in or not', async () => {
  const request = new Request(`${OWN}/api/x`, { method: 'POST', headers: { origin: 'https://elsewhere.example' } });
  expect((await handle({ permission: 'public', run: () => 1 })(request)).status).toBe(403);
});

test.each(['22009', '22P05', '54000'])(
  'a value that the database refuses (%s) is the caller’s, not ours',
  async (code) => {
    const answer = await failing(Object.assign(new Error('invalid value: secret'), { code }))(get());
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toContain('secret');
  },
);
