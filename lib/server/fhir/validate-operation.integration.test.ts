import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { AGENT, requestedTask, type Send, sendTo } from './endpoint-fixture';

let database: TestDatabase;
let send: Send;
let at: string;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  const { body } = await send('POST', '/Task', { body: requestedTask() });
  at = `/Task/${body.id}`;
});
afterAll(() => database.close());

type Issue = { severity: string; code: string; expression?: string[]; details: { text: string } };
type Asked = Promise<[status: number, ...issues: string[]]>;

async function validate(path: string, body?: unknown, headers: Record<string, string> = {}): Asked {
  const answer = await send(body === undefined ? 'GET' : 'POST', path, {
    ...(body !== undefined && { body }),
    headers,
  });
  expect(answer.body.resourceType).toBe('OperationOutcome');
  const issues: Issue[] = answer.body.issue;
  return [
    answer.status,
    ...issues.map(({ severity, code, expression }) => `${severity} ${code} ${expression?.[0] ?? ''}`.trim()),
  ];
}

const FINE = [200, 'information informational'];
const wrong = requestedTask({ status: 'ongoing' });
const parameters = (...parameter: object[]) => ({ resourceType: 'Parameters', parameter });

describe('$validate answers 200 with an outcome', () => {
  test('for a type, raw or in Parameters', async () => {
    expect(await validate('/Task/$validate', requestedTask())).toEqual(FINE);
    expect(await validate('/Task/$validate', wrong)).toEqual([200, 'error code-invalid Task.status']);
    const sent = parameters({ name: 'resource', resource: wrong }, { name: 'mode', valueCode: 'create' });
    expect(await validate('/Task/$validate', sent)).toEqual([200, 'error code-invalid Task.status']);
  });
  test('for an instance, with what is sent or as it is stored', async () => {
    expect(await validate(`${at}/$validate`, wrong)).toEqual([200, 'error code-invalid Task.status']);
    expect(await validate(`${at}/$validate`)).toEqual(FINE);
    expect(await validate(`${at}/$validate`, parameters({ name: 'mode', valueCode: 'delete' }))).toEqual(FINE);
  });
  test('for a resource of another type', async () => {
    expect(await validate('/Task/$validate', { resourceType: 'Patient' })).toEqual([200, 'error structure Resource']);
    expect(await validate('/Task/$validate', { resourceType: 'Chore' })).toEqual([200, 'error structure Resource']);
  });
  test('and stores nothing', async () => {
    const { rows } = await database.pool.query(`select count(*)::int as count from resource where type = 'Task'`);
    expect(rows).toEqual([{ count: 1 }]);
  });
});

describe('an element that R4 does not know', () => {
  const strange = requestedTask({ requestedPeriod: { end: '2026-12-01' } });
  test('is a warning, and an error in strict handling', async () => {
    expect(await validate('/Task/$validate', strange)).toEqual([200, 'warning structure Task.requestedPeriod']);
    const strict = { prefer: 'handling=strict' };
    expect(await validate('/Task/$validate', strange, strict)).toEqual([200, 'error structure Task.requestedPeriod']);
  });
});

describe('the mode', () => {
  test('update holds the id of the body to that of the URL', async () => {
    expect(await validate(`${at}/$validate?mode=update`, requestedTask())).toEqual([200, 'error value Task.id']);
    const own = requestedTask({ id: at.split('/')[2] });
    expect(await validate(`${at}/$validate?mode=update`, own)).toEqual(FINE);
  });
  test('tells whether the reader may write like that at all', async () => {
    const body = { resourceType: 'AuditEvent' };
    expect(await validate('/AuditEvent/$validate?mode=create', body)).toContain('error forbidden AuditEvent');
  });
  test.each(['/Task/$validate?mode=guess', '/Task/$validate?mode=update', '/Task/$validate?mode=delete'])(
    'that cannot be meant is refused: %s',
    async (path) => {
      expect(await validate(path, requestedTask())).toEqual([400, 'error invalid']);
    },
  );
  test('delete needs the instance to exist', async () => {
    expect(
      (await validate('/Task/none/$validate?mode=delete', parameters({ name: 'mode', valueCode: 'delete' })))[0],
    ).toBe(404);
  });
});

describe('the profile', () => {
  test.each(['http://hl7.org/fhir/StructureDefinition/Task', 'http://hl7.org/fhir/StructureDefinition/Task|4.0.1'])(
    'of R4 is what is checked anyway: %s',
    async (profile) => {
      expect(await validate(`/Task/$validate?profile=${encodeURIComponent(profile)}`, requestedTask())).toEqual(FINE);
    },
  );
  test.each(['http://example.org/StructureDefinition/x', 'http://hl7.org/fhir/StructureDefinition/Patient'])(
    'that is not known here is said to be: %s',
    async (profile) => {
      const sent = parameters({ name: 'resource', resource: requestedTask() }, { name: 'profile', valueUri: profile });
      expect(await validate('/Task/$validate', sent)).toEqual([200, 'error not-supported Task']);
    },
  );
});

test('in a batch each entry is answered', async () => {
  const entry = [requestedTask(), wrong].map((resource) => ({
    resource,
    request: { method: 'POST', url: 'Task/$validate' },
  }));
  const { body } = await send('POST', '/', { body: { resourceType: 'Bundle', type: 'batch', entry } });
  const severities = body.entry.map((each: { resource: { issue: Issue[] } }) => each.resource.issue[0]?.severity);
  expect(severities).toEqual(['information', 'error']);
});

test('a body that is no JSON, none at all, or a type without body is refused', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await validate('/Task/$validate', 'a=b', form))[0]).toBe(415);
  expect((await validate('/Task/$validate', parameters({ name: 'mode', valueCode: 'create' })))[0]).toBe(400);
  expect((await validate('/Task/$validate'))[0]).toBe(405);
  const blind = { ...AGENT, scopes: [] };
  expect((await send('GET', `${at}/$validate`, { actor: blind })).status).toBe(403);
});

describe('a fault in a transaction is placed by a FHIRPath of the Bundle', () => {
  const put = (resource: object) => ({ resource, request: { method: 'POST', url: 'Task' } });
  const good = put(requestedTask());
  const note = [{ text: 'x' }, { text: 'y', time: 'soon' }];
  const remove = [{ op: 'remove', path: '/status' }];
  const patch = {
    resourceType: 'Binary',
    contentType: 'application/json-patch+json',
    data: btoa(JSON.stringify(remove)),
  };
  test.each([
    ['an element', put(requestedTask({ note })), 'Bundle.entry[1].resource.note[1].time'],
    ['a request that is not possible', { request: { method: 'FETCH', url: 'Task' } }, 'Bundle.entry[1].request'],
    ['criteria', { ...good, request: { method: 'PUT', url: 'Task?_sort=x' } }, 'Bundle.entry[1]'],
    [
      'an unreadable version',
      { ...good, request: { method: 'PUT', url: 'Task?_id=x', ifMatch: '"' } },
      'Bundle.entry[1].request',
    ],
  ])('%s', async (_title, entry, place) => {
    const bundle = { resourceType: 'Bundle', type: 'transaction', entry: [good, entry] };
    const { body } = await send('POST', '/', { body: bundle });
    expect(body.issue[0].expression).toEqual([place]);
    expect(fhirpath.evaluate(bundle, place, {}, r4)).not.toEqual([]);
  });
  test('a rule of the gate, which judges at the commit', async () => {
    const { body: task } = await send('POST', '/Task', { body: requestedTask() });
    const illegal = { ...task, status: 'completed' };
    const entry = [good, { resource: illegal, request: { method: 'PUT', url: `Task/${task.id}` } }];
    const { status, body } = await send('POST', '/', { body: { resourceType: 'Bundle', type: 'transaction', entry } });
    expect([status, body.issue[0].expression]).toEqual([422, ['Bundle.entry[1].resource.status']]);
  });
  test('a patch, whose outcome is not in the Bundle', async () => {
    const bundle = {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [{ resource: patch, request: { method: 'PATCH', url: at.slice(1) } }],
    };
    const { body } = await send('POST', '/', { body: bundle });
    expect(body.issue[0].expression).toEqual(['Bundle.entry[0].resource']);
  });
});

test('a refusal names the element that its rule is about, and a parameter as http.name', async () => {
  const refused = await send('PUT', at, { body: requestedTask({ id: at.split('/')[2], status: 'completed' }) });
  expect([refused.status, refused.body.issue[0].expression]).toEqual([422, ['Task.status']]);
  const { body } = await send('GET', '/Task?_count=many');
  expect(body.issue[0]).toMatchObject({ location: ['http._count'] });
  expect(body.issue[0].expression).toBeUndefined();
});
