import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { POST } from '@/app/auth/token/route';
import { TokenAnswer } from '@/lib/domain/access/token';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { actorOfRequest } from './actor-of-request';
import { putKnownClients } from './known-accounts';
import { actorOfToken } from './tokens';

const OWN = 'http://localhost:3000';
const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
const GRANT = { grant_type: 'client_credentials' };
const PROOF = { client_id: 'demo-agent', client_secret: 'demo-agent-secret' };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const client = { secret: 'demo-agent-secret', display: 'Agent', scopes: ['system/*.cruds'] };
  await putKnownClients(
    [
      { ...client, clientId: 'demo-agent', device: 'Device/demo-agent' },
      { ...client, clientId: 'odd: +client', device: 'Device/odd', secret: 'p+s:%w&d' },
    ],
    new Date(),
  );
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('truncate sign_in_attempt'));

function ask(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return POST(new Request(`${OWN}/auth/token`, { method: 'POST', body: new URLSearchParams(form), headers }));
}

test('a client that proves itself in the body gets an opaque token for an hour', async () => {
  const response = await ask({ ...GRANT, ...PROOF });
  const answer = TokenAnswer.parse(await response.json());
  expect([response.status, response.headers.get('cache-control'), answer.expires_in, answer.scope]).toEqual([
    200,
    'no-store',
    3600,
    'system/*.cruds',
  ]);
  expect((await database.pool.query('select from access_token where id = $1', [answer.access_token])).rowCount).toBe(0);
});

test('so does one in the Basic header, whatever signs stand in its name and secret', async () => {
  expect((await ask(GRANT, { authorization: basic('demo-agent', 'demo-agent-secret') })).status).toBe(200);
  expect((await ask(GRANT, { authorization: basic('odd: +client', 'p+s:%w&d') })).status).toBe(200);
});

test('the token acts as the device of the client, on /fhir only, until it runs out or the client is disabled', async () => {
  const { access_token: token } = TokenAnswer.parse(
    await (await ask({ ...GRANT, ...PROOF, scope: 'system/Task.rs' })).json(),
  );
  const request = (path: string) =>
    new Request(`${OWN}${path}`, {
      method: 'POST',
      headers: { authorization: `bearer ${token}`, origin: 'https://elsewhere.example' },
    });
  expect(await actorOfRequest(request('/fhir/Task'))).toMatchObject({
    accessRole: 'agent',
    reference: 'Device/demo-agent',
    scopes: ['system/Task.rs'],
  });
  await expect(actorOfRequest(request('/api/tasks'))).rejects.toMatchObject({
    name: expect.stringMatching(/Unauthenticated|Forbidden/),
  });
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  expect(await actorOfToken({ token, now: inHours(0.99) })).toBeDefined();
  expect(await actorOfToken({ token, now: inHours(1.01) })).toBeUndefined();
  await database.pool.query("update client set disabled_at = now() where client_id = 'demo-agent'");
  expect(await actorOfToken({ token, now: new Date() })).toBeUndefined();
  await database.pool.query('update client set disabled_at = null');
});

test.each([
  ['a wrong secret', { ...GRANT, ...PROOF, client_secret: 'no' }, {}, 401, 'invalid_client'],
  ['an unknown client', { ...GRANT, ...PROOF, client_id: 'nobody' }, {}, 401, 'invalid_client'],
  ['no proof', GRANT, {}, 401, 'invalid_client'],
  ['a header that is no Basic', GRANT, { authorization: 'Basic ???' }, 401, 'invalid_client'],
  [
    'both proofs',
    { ...GRANT, ...PROOF },
    { authorization: basic('demo-agent', 'demo-agent-secret') },
    400,
    'invalid_request',
  ],
  ['no grant', PROOF, {}, 400, 'invalid_request'],
  ['another grant', { ...PROOF, grant_type: 'password' }, {}, 400, 'unsupported_grant_type'],
  ['a scope it may not have', { ...GRANT, ...PROOF, scope: 'user/*.cruds' }, {}, 400, 'invalid_scope'],
])('%s is refused by its name', async (_, form, headers, status, error) => {
  const response = await ask(form, headers);
  expect([response.status, (await response.json()).error]).toEqual([status, error]);
});

test('JSON instead of a form is 415', async () => {
  const request = new Request(`${OWN}/auth/token`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  expect((await POST(request)).status).toBe(415);
});

test('guessing a secret is throttled', async () => {
  const statuses = [];
  for (let each = 0; each < 6; each += 1) {
    statuses.push((await ask({ ...GRANT, ...PROOF, client_secret: 'no' })).status);
  }
  const last = await ask({ ...GRANT, ...PROOF });
  expect([...statuses, last.status]).toEqual([401, 401, 401, 401, 401, 429, 429]);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
});
