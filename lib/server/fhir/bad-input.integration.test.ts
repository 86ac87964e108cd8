import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { requestedTask, type Send, sendTo } from './endpoint-fixture';

let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  await send('PUT', '/Task/there', { body: requestedTask({ id: 'there' }) });
});
afterAll(() => database.close());

const task = (more: object = {}) => ({ resourceType: 'Task', status: 'requested', intent: 'order', ...more });
const JSON_PATCH = { 'content-type': 'application/json-patch+json' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const bundle = (entry: unknown, type = 'transaction') => ({ resourceType: 'Bundle', type, entry });
type Row = [
  what: string,
  method: string,
  path: string,
  status: number,
  body?: unknown,
  headers?: Record<string, string>,
];

const BODIES: Row[] = [
  ['not JSON', 'POST', '/Task', 400, '{"resourceType":'],
  ['an empty body', 'POST', '/Task', 400, ''],
  ['a null', 'POST', '/Task', 400, 'null'],
  ['a list', 'POST', '/Task', 400, '[]'],
  ['text', 'POST', '/Task', 400, '"Task"'],
  ['no resource type', 'POST', '/Task', 400, { status: 'requested', intent: 'order' }],
  ['another type than the URL', 'POST', '/Task', 400, { resourceType: 'Patient' }],
  ['an unknown type', 'POST', '/Nonsense', 404, { resourceType: 'Nonsense' }],
  ['the id of another', 'PUT', '/Task/one', 400, task({ id: 'two' })],
  ['no id in a PUT', 'PUT', '/Task/one', 400, task()],
  ['an id that is none', 'PUT', '/Task/a%20b', 400, task({ id: 'a b' })],
  ['an id that is too long', 'PUT', `/Task/${'x'.repeat(65)}`, 400, task({ id: 'x'.repeat(65) })],
  ['an unknown status', 'POST', '/Task', 422, task({ status: 'ongoing' })],
  ['a status that is a number', 'POST', '/Task', 422, task({ status: 1 })],
  ['two statuses', 'POST', '/Task', 422, task({ status: ['requested', 'ready'] })],
  ['no status', 'POST', '/Task', 422, { resourceType: 'Task', intent: 'order' }],
  ['no intent', 'POST', '/Task', 422, { resourceType: 'Task', status: 'requested' }],
  ['an unknown intent', 'POST', '/Task', 422, task({ intent: 'wish' })],
  ['an unknown priority', 'POST', '/Task', 422, task({ priority: 'yesterday' })],
  ['a number as owner', 'POST', '/Task', 422, task({ owner: 5 })],
  ['text as owner', 'POST', '/Task', 422, task({ owner: 'Practitioner/1' })],
  ['an object as description', 'POST', '/Task', 422, task({ description: { text: 'x' } })],
  ['a reference that is none', 'POST', '/Task', 422, task({ for: { reference: 'somebody' } })],
  ['a reference to an unknown type', 'POST', '/Task', 422, task({ for: { reference: 'Nobody/1' } })],
  [
    'a conditional reference outside a transaction',
    'POST',
    '/Task',
    422,
    task({ for: { reference: 'Patient?identifier=1' } }),
  ],
  ['a date that does not exist', 'POST', '/Task', 422, task({ authoredOn: 'yesterday' })],
  ['a null as description', 'POST', '/Task', 422, task({ description: null })],
  ['an empty list', 'POST', '/Task', 422, task({ note: [] })],
  ['an empty object', 'POST', '/Task', 422, task({ code: {} })],
  ['an empty text', 'POST', '/Task', 422, task({ description: '' })],
  ['a text with a zero character', 'POST', '/Task', 422, task({ description: 'a\0b' })],
  ['half a surrogate pair', 'POST', '/Task', 422, task({ description: 'a\ud800b' })],
  [
    'last modified before it was authored',
    'POST',
    '/Task',
    422,
    task({ authoredOn: '2026-01-02T00:00:00Z', lastModified: '2026-01-01T00:00:00Z' }),
  ],
  [
    'a number beyond all numbers',
    'POST',
    '/Task',
    422,
    `{"resourceType":"Task","status":"requested","intent":"order","x":1e400}`,
  ],
  ['a name with a zero character', 'POST', '/Task', 422, task({ 'a\0b': 'x' })],
  ['a name with half a surrogate pair', 'POST', '/Task', 422, task({ 'a\ud800': 'x' })],
  ['an empty name', 'POST', '/Task', 422, task({ '': 'x' })],
  [
    'a name that reaches prototypes',
    'POST',
    '/Task',
    422,
    '{"resourceType":"Task","status":"requested","intent":"order","__proto__":{"a":1}}',
  ],
  ['a contained resource of no type', 'POST', '/Task', 422, task({ contained: [{ resourceType: '__proto__' }] })],
  ['a meta that is text', 'POST', '/Task', 422, task({ meta: 'x' })],
  [
    'an object nested without end',
    'POST',
    '/Task',
    400,
    `{"resourceType":"Task","extension":${'[{"extension":'.repeat(5000)}1${'}]'.repeat(5000)}}`,
  ],
  ['more than 5 MB', 'POST', '/Task', 413, JSON.stringify(task({ description: 'x'.repeat(5 * 1024 * 1024) }))],
  ['XML', 'POST', '/Task', 415, '<Task/>', { 'content-type': 'application/fhir+xml' }],
  ['a form', 'POST', '/Task', 415, 'a=b', FORM],
  ['a patch that is no patch', 'PATCH', '/Task/there', 400, { op: 'add' }, JSON_PATCH],
  ['a patch with an unknown operation', 'PATCH', '/Task/there', 400, [{ op: 'grow', path: '/x' }], JSON_PATCH],
  ['a patch of what is not there', 'PATCH', '/Task/there', 422, [{ op: 'remove', path: '/nothing' }], JSON_PATCH],
  ['a patch of the id', 'PATCH', '/Task/there', 422, [{ op: 'replace', path: '/id', value: 'x' }], JSON_PATCH],
  [
    'a patch to an unknown status',
    'PATCH',
    '/Task/there',
    422,
    [{ op: 'replace', path: '/status', value: 'x' }],
    JSON_PATCH,
  ],
  [
    'a patch into the prototype',
    'PATCH',
    '/Task/there',
    422,
    [{ op: 'add', path: '/__proto__/polluted', value: true }],
    JSON_PATCH,
  ],
  [
    'an empty FHIRPath patch operation',
    'PATCH',
    '/Task/there',
    422,
    { resourceType: 'Parameters', parameter: [{ name: 'operation' }] },
  ],
];

const QUERIES: Row[] = [
  ['a count that is none', 'GET', '/Task?_count=many', 400],
  ['a count below zero', 'GET', '/Task?_count=-1', 400],
  ['more values than anybody asks for', 'POST', '/Task/_search', 400, `code=${'a,'.repeat(40_000)}a`, FORM],
  ['more parameters than anybody asks for', 'POST', '/Task/_search', 400, 'code=a&'.repeat(40_000), FORM],
  ['more keys than can be sorted by', 'GET', `/Task?_sort=${'status,'.repeat(30)}code`, 400],
  ['includes without end', 'GET', `/Task?${'_include=Task:*&'.repeat(60)}`, 400],
  ['a cursor that is none', 'GET', '/Task?_cursor=abc', 400],
  [
    'the cursor of another search',
    'GET',
    `/Task?_cursor=${Buffer.from('{"k":["x"],"i":"y"}').toString('base64url')}`,
    400,
  ],
  [
    'a cursor of another kind',
    'GET',
    `/Task?_sort=_lastUpdated&_cursor=${Buffer.from('{"k":["x"],"i":"y"}').toString('base64url')}`,
    400,
  ],
  ['a history cursor that is none', 'GET', '/Task/there/_history?_cursor=abc', 400],
  ['a date that is none', 'GET', '/Task?authored-on=soon', 400],
  ['a day that does not exist', 'GET', '/Task?authored-on=2026-02-30', 400],
  ['a year beyond all calendars', 'GET', '/Task?_lastUpdated=gt0000', 400],
  ['a number that is none', 'GET', '/Task?priority-order=high', 400],
  ['a reference that is none', 'GET', '/Task?owner=a/b/c', 400],
  ['an unknown modifier', 'GET', '/Task?status:above=x', 400],
  ['missing that is neither', 'GET', '/Task?owner:missing=perhaps', 400],
  ['an unknown summary', 'GET', '/Task?_summary=short', 400],
  ['an unknown total', 'GET', '/Task?_total=roughly', 400],
  ['a malformed _has', 'GET', '/Patient?_has:Task=1', 400],
  ['a zero character', 'GET', '/Task?code=a%00b', 400],
  ['a since that is none', 'GET', '/Task/_history?_since=then', 400],
  ['an at that is none', 'GET', '/Task/there/_history?_at=then', 400],
  ['XML by _format', 'GET', '/Task?_format=xml', 406],
  ['XML by Accept', 'GET', '/Task/there', 406, undefined, { accept: 'application/fhir+xml' }],
  ['JSON as a search form', 'POST', '/Task/_search', 415, {}],
  ['a URL that cannot be decoded', 'GET', '/Task/%E0%A4%A', 400],
  ['a version that is none', 'GET', '/Task/there/_history/x', 404],
  ['an operation that is none', 'GET', '/Task/there/$everything', 404],
  ['graphql', 'POST', '/$graphql', 404, {}],
  ['a compartment', 'GET', '/Patient/1/Task', 404],
  ['an unknown type', 'GET', '/Nonsense', 404],
  ['an unreadable If-None-Match', 'GET', '/Task/there', 400, undefined, { 'if-none-match': 'W/"' }],
  ['PUT without an id', 'PUT', '/Task', 405, task()],
  ['DELETE of a type', 'DELETE', '/Task', 405],
  ['POST to an instance', 'POST', '/Task/there', 405, task()],
  ['PUT to a history', 'PUT', '/Task/there/_history/1', 405, task({ id: 'there' })],
  ['a method nobody knows', 'OPTIONS', '/Task', 405],
  ['GET of the base', 'GET', '', 405],
];

const BUNDLES: Row[] = [
  ['a bundle of no kind', 'POST', '', 400, { resourceType: 'Bundle' }],
  ['a collection', 'POST', '', 400, bundle([], 'collection')],
  ['entries that are none', 'POST', '', 400, bundle('x')],
  ['an entry that is null', 'POST', '', 400, bundle([null])],
  [
    'an entry whose resource is null',
    'POST',
    '',
    400,
    bundle([{ resource: null, request: { method: 'PUT', url: 'Task/x' } }]),
  ],
  [
    'a patch in a Binary whose type is no text',
    'POST',
    '',
    400,
    bundle([{ resource: { resourceType: 'Binary', contentType: 5 }, request: { method: 'PATCH', url: 'Task/there' } }]),
  ],
  ['an entry without a request', 'POST', '', 400, bundle([{ resource: task() }])],
  ['an entry without a resource', 'POST', '', 400, bundle([{ request: { method: 'POST', url: 'Task' } }])],
  ['an unknown method', 'POST', '', 400, bundle([{ resource: task(), request: { method: 'MOVE', url: 'Task' } }])],
  [
    'a header that is no text',
    'POST',
    '',
    400,
    bundle([{ resource: task({ id: 'there' }), request: { method: 'PUT', url: 'Task/there', ifMatch: 1 } }]),
  ],
  [
    'the same resource twice',
    'POST',
    '',
    400,
    bundle(
      [1, 2].map((each) => ({
        resource: task({ id: 'there', description: String(each) }),
        request: { method: 'PUT', url: 'Task/there' },
      })),
    ),
  ],
  [
    'a resource of another type',
    'POST',
    '',
    400,
    bundle([{ resource: { resourceType: 'Patient' }, request: { method: 'POST', url: 'Task' } }]),
  ],
  ['a task instead of a bundle', 'POST', '', 400, task()],
];

describe.each([
  ['bodies', BODIES],
  ['queries', QUERIES],
  ['bundles', BUNDLES],
] as const)('bad %s', (_, rows) => {
  test.each(rows)('%s: %s %s → %i', async (_what, method, path, status, body, headers) => {
    const before = await countOfTasks();
    const answer = await send(method, path, {
      ...(body !== undefined && { body }),
      ...(headers !== undefined && { headers }),
    });
    expect([answer.status, answer.body?.resourceType]).toEqual([status, 'OperationOutcome']);
    expect(answer.body.issue[0].details.text).not.toMatch(/\n|at .*:\d+:\d+/);
    expect(await countOfTasks()).toEqual(before);
  });
});

test('what is wrong is named by its path', async () => {
  const { body } = await send('POST', '/Task', {
    body: task({ status: 'ongoing', restriction: { period: { end: 'x' } } }),
  });
  expect(body.issue.flatMap(({ expression }: { expression: string[] }) => expression)).toEqual(
    expect.arrayContaining(['Task.status', 'Task.restriction.period.end']),
  );
});

test('of faults without number the first hundred are told', async () => {
  const { status, body } = await send('POST', '/Task', { body: task({ x: Array(5000).fill('') }) });
  expect([status, body.issue.length]).toEqual([422, 100]);
});

test('unknown elements, extensions and contained resources survive; strict handling refuses the unknown element', async () => {
  const strange = task({
    requestedPeriod: { end: '2026-12-01' },
    extension: [{ url: 'http://example.org/x', valueString: 'kept' }],
    contained: [{ resourceType: 'Patient', id: 'inner' }],
    for: { reference: '#inner' },
  });
  const { status, body } = await send('POST', '/Task', { body: strange });
  expect(status).toBe(201);
  expect(body).toMatchObject(strange);
  expect((await send('POST', '/Task', { body: strange, headers: { prefer: 'handling=strict' } })).status).toBe(422);
});

async function countOfTasks(): Promise<unknown> {
  const { rows } = await database.pool.query(
    `select count(*), sum(version) from resource where type in ('Task', 'Patient')`,
  );
  return rows[0];
}
