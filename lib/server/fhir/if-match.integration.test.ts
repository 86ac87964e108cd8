import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { requestedTask, type Send, sendTo } from './endpoint-fixture';
import { parseVersions } from './if-match';

let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

/** Each form of the header, and what it must lead to when version 2 stands. */
const FORMS = [
  ['W/"2"', 'writes'],
  ['"2"', 'writes'],
  ['2', 'writes'],
  ['W/2', 'writes'],
  ['*', 'writes'],
  ['W/"1", W/"2"', 'writes'],
  ['"1","2"', 'writes'],
  [' W/"2" ', 'writes'],
  ['W/"1"', 'stale'],
  ['"1"', 'stale'],
  ['1', 'stale'],
  ['W/1', 'stale'],
  ['W/"1", "7"', 'stale'],
  ['W/"abc"', 'stale'],
  ['W/"99999999999999999999"', 'stale'],
  ['W/"', 'unreadable'],
  ['""', 'unreadable'],
  ['W/""', 'unreadable'],
  ['"2', 'unreadable'],
  ['2"', 'unreadable'],
  ['W/"2" "3"', 'unreadable'],
  ['"1",', 'unreadable'],
  ['w/"2"', 'unreadable'],
] as const;
const STATUS = { writes: [200, 204], stale: [412], unreadable: [400] };
const METHODS = ['PUT', 'PATCH', 'DELETE', 'PUT in a batch', 'PUT in a transaction'] as const;

async function atVersionTwo(): Promise<string> {
  const { body } = await send('POST', '/Task', { body: requestedTask({ status: 'draft' }) });
  await send('PUT', `/Task/${body.id}`, { body: requestedTask({ id: body.id, status: 'draft', description: 'two' }) });
  return body.id;
}

async function attempt(method: (typeof METHODS)[number], id: string, header: string): Promise<number> {
  const resource = requestedTask({ id, status: 'draft', description: 'three' });
  const headers = { 'if-match': header };
  switch (method) {
    case 'PUT':
      return (await send('PUT', `/Task/${id}`, { body: resource, headers })).status;
    case 'PATCH':
      return (
        await send('PATCH', `/Task/${id}`, {
          body: [{ op: 'add', path: '/description', value: 'three' }],
          headers: { ...headers, 'content-type': 'application/json-patch+json' },
        })
      ).status;
    case 'DELETE':
      return (await send('DELETE', `/Task/${id}`, { headers })).status;
    case 'PUT in a batch':
    case 'PUT in a transaction': {
      const type = method === 'PUT in a batch' ? 'batch' : 'transaction';
      const { status, body } = await send('POST', '', {
        body: {
          resourceType: 'Bundle',
          type,
          entry: [{ resource, request: { method: 'PUT', url: `Task/${id}`, ifMatch: header } }],
        },
      });
      return type === 'batch' ? Number(body.entry[0].response.status) : status;
    }
  }
}

describe.each(METHODS)('%s with If-Match', (method) => {
  test.each(FORMS)('%s %s', async (header, outcome) => {
    const id = await atVersionTwo();
    expect(STATUS[outcome]).toContain(await attempt(method, id, header));
    const { status, body } = await send('GET', `/Task/${id}`);
    const isChanged = status === 410 || body.meta.versionId === '3';
    expect(isChanged).toBe(outcome === 'writes');
  });
});

test('a header that only knows W/"…" lets four of the stale forms overwrite, which the matrix catches', () => {
  const naive = (header: string): string | undefined => /^W\/"(\d+)"$/.exec(header)?.[1];
  const overwrites = FORMS.filter(
    ([header, outcome]) => outcome !== 'writes' && (naive(header) === undefined || naive(header) === '2'),
  );
  expect(overwrites.length).toBeGreaterThanOrEqual(4);
  const ours = FORMS.filter(([header, outcome]) => {
    if (outcome === 'unreadable') {
      expect(() => parseVersions(header)).toThrow('If-Match');
      return false;
    }
    const expected = parseVersions(header);
    return (expected.kind === 'any' || expected.versions.includes('2')) !== (outcome === 'writes');
  });
  expect(ours).toEqual([]);
});

test('If-Match on what does not exist is 412 for a PUT and 404 for the others', async () => {
  expect(await attempt('PUT', 'not-there', '*')).toBe(412);
  expect(await attempt('PUT', 'not-there', 'W/"1"')).toBe(412);
  expect(await attempt('PATCH', 'not-there', 'W/"1"')).toBe(404);
  expect(await attempt('DELETE', 'not-there', '*')).toBe(404);
});

test('If-None-Match: * creates only what is not there', async () => {
  const put = () =>
    send('PUT', '/Task/only-once', { body: requestedTask({ id: 'only-once' }), headers: { 'if-none-match': '*' } });
  expect((await put()).status).toBe(201);
  expect((await put()).status).toBe(412);
});
