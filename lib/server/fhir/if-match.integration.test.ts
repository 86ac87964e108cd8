import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { requestedTask, type Send, sendTo } from './endpoint-fixture';
import { formsOf, naivelyRead } from './if-match-forms-fixture';
import { faultsOf } from './if-match-matrix-fixture';
import { WRITERS } from './if-match-writers-fixture';

let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

const FULL = process.env.PROVE === '1';
const ROWS = [...WRITERS]
  .flatMap(([writer, { intents }]) => intents.map((intent) => ({ writer, intent })))
  .map((row, index) => ({ ...row, forms: formsOf(FULL ? 'all' : index) }));
const BROKEN = ROWS.filter((_, index) => FULL || index % 5 === 0);

describe('a stale write never wins', () => {
  test.each(ROWS)('$writer to $intent, If-Match in each form', async (row) => {
    const faults = await faultsOf(row, { send, pool: database.pool });
    expect(faults.map(({ words }) => words)).toEqual([]);
  });

  test.each(BROKEN)('$writer to $intent is caught where what cannot be read counts as absent', async (row) => {
    const faults = await faultsOf(row, { send, pool: database.pool, said: naivelyRead });
    const overwrites = faults.filter(({ form, words }) => form.says === 'stale' && words.includes('version 3'));
    const ignored = faults.filter(({ form }) => form.says === 'unreadable');
    expect(overwrites.length).toBeGreaterThanOrEqual(3);
    expect(ignored.length).toBeGreaterThanOrEqual(row.forms.filter(({ says }) => says === 'unreadable').length - 1);
    expect(faults.some(({ form }) => form.says === 'any')).toBe(row.intent === 'claim');
  });
});

test('If-Match: * claims nothing, and says what to send; an owned task it may change', async () => {
  const { body } = await send('POST', '/Task', { body: requestedTask() });
  const claim = requestedTask({ id: body.id, status: 'accepted', owner: { reference: 'Device/agent' } });
  const put = (headers: Record<string, string>, more: object = {}) =>
    send('PUT', `/Task/${body.id}`, { body: { ...claim, ...more }, headers });
  const refused = await put({ 'if-match': '*' });
  expect(refused.status).toBe(412);
  expect(refused.body.issue[0].details.text).toContain('Send the version');
  expect((await put({ 'if-match': 'W/"1"' })).status).toBe(200);
  expect((await put({ 'if-match': '*' }, { description: 'owned already' })).status).toBe(200);
});

test('a stale version is refused after one look, not looked at again in the hope of a better one', async () => {
  const { body } = await send('POST', '/Task', { body: requestedTask() });
  let looks = 0;
  const counting = sendTo(database.pool, (repository) => {
    const read = repository.readStored.bind(repository);
    repository.readStored = (type, id) => {
      looks += 1;
      return read(type, id);
    };
    return repository;
  });
  const headers = { 'if-match': 'W/"7"' };
  expect((await counting('PUT', `/Task/${body.id}`, { body: requestedTask({ id: body.id }), headers })).status).toBe(
    412,
  );
  expect(looks).toBe(1);
});

test('who comes too late is told who has the task, but no patient is named', async () => {
  const lateFor = async (owner: object): Promise<string> => {
    const { body } = await send('POST', '/Task', { body: requestedTask({ status: 'accepted', owner }) });
    const resource = requestedTask({ id: body.id, description: 'late' });
    const answer = await send('PUT', `/Task/${body.id}`, { body: resource, headers: { 'if-match': 'W/"0"' } });
    expect(answer.status).toBe(412);
    return answer.body.issue[0].details.text;
  };
  expect(await lateFor({ reference: 'Device/other', display: 'Router' })).toContain('owned by Router (Device/other)');
  expect(await lateFor({ reference: 'Practitioner/n' })).toContain('owned by Practitioner/n');
  const patients = [
    { reference: 'Patient/p', display: 'Maria Lindqvist' },
    { reference: 'RelatedPerson/r', display: 'Maria Lindqvist' },
    { identifier: { system: 'urn:mrn', value: 'Lindqvist' } },
    { display: 'Maria Lindqvist' },
  ];
  for (const owner of patients) {
    expect(await lateFor(owner)).toMatch(/^Task\/\S+ stands at version 1; somebody changed it since\.$/);
  }
});

test('If-Match on what does not exist is 412 for a PUT and 404 for the others', async () => {
  const status = async (method: string, header: string, more: object = {}) =>
    (await send(method, '/Task/not-there', { headers: { 'if-match': header }, ...more })).status;
  const body = requestedTask({ id: 'not-there' });
  expect(await status('PUT', '*', { body })).toBe(412);
  expect(await status('PUT', 'W/"1"', { body })).toBe(412);
  expect(await status('PATCH', 'W/"1"', { body: { resourceType: 'Parameters' } })).toBe(404);
  expect(await status('DELETE', '*')).toBe(404);
});

test('If-None-Match: * creates only what is not there', async () => {
  const put = () =>
    send('PUT', '/Task/only-once', { body: requestedTask({ id: 'only-once' }), headers: { 'if-none-match': '*' } });
  expect((await put()).status).toBe(201);
  expect((await put()).status).toBe(412);
});
