import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { proxy } from '@/proxy';

const ask = (path: string, options: { method?: string; headers?: Record<string, string> } = {}) =>
  proxy(
    new NextRequest(`http://localhost:3000${path}`, {
      method: options.method ?? 'GET',
      headers: options.headers ?? {},
    }),
  );
const nonceOf = (response: Response) =>
  /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];

test('1,000 pages carry 1,000 nonces, and none lets inline scripts run', () => {
  const policies = Array.from({ length: 1000 }, () => ask('/worklist'));
  expect(new Set(policies.map(nonceOf)).size).toBe(1000);
  for (const page of policies) {
    expect(page.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*(unsafe-inline|unsafe-eval)/);
  }
});

test.each(['/worklist', '/api/session', '/fhir/Task/1', '/nothing'])(
  '%s may not be framed, guessed at or told to others',
  (path) => {
    const { headers } = ask(path);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'same-origin']);
  },
);

test.each(['next-action', 'Next-Action', 'x-middleware-subrequest', 'x-middleware-invoke'])(
  'the header %s is refused everywhere',
  (name) => {
    for (const path of ['/worklist', '/api/session', '/fhir/Task', '/sign-in.rsc']) {
      expect(ask(path, { headers: { [name]: '1' } }).status).toBe(400);
    }
  },
);

test('a page can only be read, and a path that merely begins like data is a page', () => {
  for (const path of ['/worklist', '/sign-in', '/apis', '/fhirx']) {
    expect(ask(path, { method: 'POST' }).status).toBe(405);
  }
  expect(ask('/fhir', { method: 'POST' }).status).toBe(200);
});

test.each([
  ['GET', '/api/nothing', 404],
  ['POST', '/api', 404],
  ['GET', '/auth', 404],
  ['GET', '/healthz/x', 404],
  ['PUT', '/api/session', 405],
  ['GET', '/api/tasks', 405],
  ['DELETE', '/api/tasks/1', 405],
  ['PROPFIND', '/api/worklist', 405],
])('%s %s is refused in words: %i', async (method, path, status) => {
  const answer = ask(path, { method });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toEqual({ error: expect.any(String), message: expect.any(String) });
  expect(answer.headers.has('allow')).toBe(status === 405);
});

test.each(['GET', 'HEAD', 'OPTIONS'])('%s goes on to a route that can be read', (method) => {
  expect(ask('/api/worklist', { method }).headers.get('x-middleware-next')).toBe('1');
});

test('what is refused of /fhir is refused with an OperationOutcome', async () => {
  for (const answer of [ask('/fhir/Task', { method: 'PROPFIND' }), ask('/fhir', { headers: { 'next-action': '1' } })]) {
    expect([answer.status >= 400, answer.headers.get('content-type')]).toEqual([
      true,
      'application/fhir+json; charset=utf-8',
    ]);
    expect(await answer.json()).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] });
  }
});

test('a slash at the end is taken away, but a Bundle that is sent to /fhir/ arrives', () => {
  for (const path of ['/worklist/?owner=me', '/api/worklist/', '/healthz/']) {
    const { status, headers } = ask(path);
    expect([status, headers.get('location')]).toEqual([308, `http://localhost:3000${path.replace(/\/(?=\?|$)/, '')}`]);
  }
  for (const path of ['/fhir/', '/fhir/Task/']) {
    expect(ask(path, { method: 'POST' }).headers.get('x-middleware-next')).toBe('1');
  }
  expect(ask('/', {}).headers.has('location')).toBe(false);
  expect(ask('//elsewhere.example/', {}).headers.has('location')).toBe(false);
});
