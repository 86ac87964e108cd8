import { afterAll, beforeAll, expect, test } from 'vitest';
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

const fhirPathPatch = (type: string, path: string) => ({
  resourceType: 'Parameters',
  parameter: [
    {
      name: 'operation',
      part: [
        { name: 'type', valueCode: type },
        { name: 'path', valueString: path },
      ],
    },
  ],
});

test.each<[what: string, status: number, patch: unknown]>([
  ['a patch without the value to add', 400, [{ op: 'add', path: '/description' }]],
  ['a patch with half an escape', 400, [{ op: 'add', path: '/~2', value: 1 }]],
  ['a patch that copies from nowhere', 400, [{ op: 'copy', path: '/x' }]],
  ['a patch of null', 400, [null]],
  ['a patch to an unreadable name', 422, [{ op: 'add', path: '/\0', value: 'x' }]],
  [
    'a patch beyond the end of a list',
    422,
    [
      { op: 'add', path: '/identifier', value: [] },
      { op: 'add', path: '/identifier/7', value: { value: 'x' } },
    ],
  ],
  [
    'a patch of the length of a list',
    422,
    [
      { op: 'add', path: '/identifier', value: [] },
      { op: 'add', path: '/identifier/length', value: { value: 'x' } },
    ],
  ],
  ['a patch of a letter', 422, [{ op: 'copy', from: '/status/0', path: '/description' }]],
  ['a patch that tests what is not there', 422, [{ op: 'test', path: '/a/b', value: null }]],
  [
    'a patch that doubles itself',
    422,
    Array.from({ length: 40 }, (_, index) => ({ op: 'copy', from: '', path: `/k${index}` })),
  ],
  ['a FHIRPath patch of no kind', 422, fhirPathPatch('__proto__', 'Task.status')],
  ['a FHIRPath patch with a regular expression', 422, fhirPathPatch('delete', "Task.where(status.matches('(r+)+$'))")],
  ['a FHIRPath patch with a union', 422, fhirPathPatch('delete', 'Task.status | Task.intent')],
  ['a FHIRPath patch with a variable', 422, fhirPathPatch('delete', '%context.status')],
  ['a FHIRPath patch of no operation', 422, { resourceType: 'Parameters' }],
  ['FHIRPath patch operations that are text', 422, { resourceType: 'Parameters', parameter: 'x' }],
])('%s is refused, and nothing is written: %i', async (_, status, patch) => {
  const headers = { 'content-type': Array.isArray(patch) ? 'application/json-patch+json' : 'application/fhir+json' };
  const answer = await send('PATCH', '/Task/there', { body: patch, headers });
  expect([answer.status, answer.body.resourceType]).toEqual([status, 'OperationOutcome']);
  expect((await send('GET', '/Task/there')).body.meta.versionId).toBe('1');
});

test('a JSON Patch may add to the end of a list, copy, move and test', async () => {
  await send('PUT', '/Task/listed', { body: requestedTask({ id: 'listed', description: 'a' }) });
  const body = [
    { op: 'add', path: '/identifier', value: [{ value: 'x' }] },
    { op: 'add', path: '/identifier/1', value: { value: 'z' } },
    { op: 'add', path: '/identifier/-', value: { value: 'y' } },
    { op: 'copy', from: '/description', path: '/identifier/0/system' },
    { op: 'move', from: '/description', path: '/code', value: null },
    { op: 'replace', path: '/code', value: { text: 'b' } },
    { op: 'test', path: '/identifier/2/value', value: 'y' },
  ];
  const answer = await send('PATCH', '/Task/listed', {
    body,
    headers: { 'content-type': 'application/json-patch+json' },
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    identifier: [{ system: 'a', value: 'x' }, { value: 'z' }, { value: 'y' }],
    code: { text: 'b' },
  });
});

test('a FHIRPath patch may select with where(), an index and words in quotes', async () => {
  const marked = requestedTask({
    id: 'marked',
    identifier: [{ system: 'http://a', value: '(x|%)' }, { value: 'y' }, { value: 'z' }],
  });
  await send('PUT', '/Task/marked', { body: marked });
  const remove = (path: string) => send('PATCH', '/Task/marked', { body: fhirPathPatch('delete', path) });
  expect((await remove("Task.identifier.where(value = '(x|%)' and system.exists())")).status).toBe(200);
  const { status, body } = await remove('Task.identifier[0]');
  expect([status, body.identifier]).toEqual([200, [{ value: 'z' }]]);
});
