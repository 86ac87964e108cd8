import type { CapabilityStatementRestResource } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RESOURCE_TYPES } from '@/lib/domain/fhir/resource-type';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { capabilityStatement } from './capability-statement';
import { BASE, type Send, sendTo } from './endpoint-fixture';
import { type Finding, probeInteractions, untrueInteractions } from './interaction-probes-fixture';
import { issuesOf } from './validate';

/** Everything that the statement says a type can do is done, and everything else is tried and refused. */
let database: TestDatabase;
let send: Send;
const findings = new Map<string, Finding[]>();
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

const IS_FULL = process.env.PROVE === '1';
const ALWAYS = ['Task', 'AuditEvent', 'Provenance', 'Patient', 'Binary', 'Bundle', 'Parameters'];
const types = RESOURCE_TYPES.filter((type, index) => IS_FULL || ALWAYS.includes(type) || index % 12 === 0);
const statement = capabilityStatement(BASE);
const [rest] = statement.rest ?? [];

function declaredOf(type: string): CapabilityStatementRestResource {
  const declared = rest?.resource?.find((each) => each.type === type);
  if (declared === undefined) {
    throw new Error(`${type} is not declared.`);
  }
  return declared;
}

test('the statement is sound, names every type once, and says when it was made', async () => {
  expect(issuesOf(statement)).toEqual([]);
  expect(rest?.resource?.map(({ type }) => type)).toEqual(RESOURCE_TYPES);
  expect(Math.abs(Date.parse(statement.date) - Date.now())).toBeLessThan(3_600_000);
  const { body } = await send('GET', '/metadata');
  expect(body).toEqual(statement);
});

describe('each type does what is declared of it, and refuses the rest', () => {
  test.each(types)('%s', async (type) => {
    const found = await probeInteractions(send, type);
    findings.set(type, found);
    expect(untrueInteractions(declaredOf(type), found)).toEqual([]);
  });
});

describe('a statement that says too much or too little is caught', () => {
  const judge = (
    type: string,
    change: (declared: CapabilityStatementRestResource) => CapabilityStatementRestResource,
  ) => untrueInteractions(change(declaredOf(type)), findings.get(type) ?? []);
  test('an interaction that is not there', () => {
    const said = judge('AuditEvent', (each) => ({
      ...each,
      interaction: [...(each.interaction ?? []), { code: 'update' }],
    }));
    expect(said).toEqual(['AuditEvent: update is declared and answers 403']);
  });
  test.each(['create', 'read', 'update', 'patch', 'delete', 'history-type', 'search-type'])(
    '%s, left unsaid',
    (code) => {
      const said = judge('Task', (each) => ({
        ...each,
        interaction: each.interaction?.filter((one) => one.code !== code) ?? [],
      }));
      expect(said).toEqual([expect.stringContaining(`Task: ${code} is not declared and answers 20`)]);
    },
  );
  test('an operation, and a condition, that are not there', () => {
    const graphql = { name: 'graphql', definition: 'http://hl7.org/fhir/OperationDefinition/Resource-graphql' };
    expect(judge('Task', (each) => ({ ...each, operation: [...(each.operation ?? []), graphql] }))).toHaveLength(1);
    expect(judge('AuditEvent', (each) => ({ ...each, conditionalDelete: 'single' }))).toHaveLength(1);
  });
});

describe('of the whole system', () => {
  const task = { resourceType: 'Task', status: 'draft', intent: 'order' };
  const entry = [{ resource: task, request: { method: 'POST', url: 'Task' } }];
  const asked: Record<string, () => Promise<{ status: number }>> = {
    transaction: () => send('POST', '/', { body: { resourceType: 'Bundle', type: 'transaction', entry } }),
    batch: () => send('POST', '/', { body: { resourceType: 'Bundle', type: 'batch', entry } }),
    'history-system': () => send('GET', '/_history'),
    'search-system': () => send('GET', '/?_id=x'),
  };
  test.each(Object.keys(asked))('%s is answered if it is declared, else refused', async (code) => {
    const isDeclared = rest?.interaction?.some((each) => each.code === code) === true;
    const { status } = (await asked[code]?.()) ?? { status: 500 };
    expect(isDeclared ? status === 200 : status >= 400 && status < 500).toBe(true);
  });
  test.each([
    '/$graphql',
    '/$meta',
    '/$convert',
    '/$export',
    '/$validate',
    '/Patient/x/Task',
    '/_search',
    '/.well-known/x',
  ])('%s is not there', async (path) => {
    for (const method of ['GET', 'POST']) {
      const { status } = await send(method, path, method === 'POST' ? { body: task } : {});
      expect(status >= 400 && status < 500).toBe(true);
    }
  });
  test('each format that is declared is answered, XML and Turtle are not', async () => {
    for (const format of statement.format) {
      expect((await send('GET', `/Task?_format=${encodeURIComponent(format)}`)).status).toBe(200);
    }
    for (const format of ['xml', 'application/fhir+xml', 'ttl', 'text/turtle']) {
      expect((await send('GET', `/Task?_format=${encodeURIComponent(format)}`)).status).toBe(406);
      expect(
        (await send('GET', '/Task', { headers: { accept: format.includes('/') ? format : 'application/xml' } })).status,
      ).toBe(406);
    }
    const sent = await send('POST', '/Task', { body: '<Task/>', headers: { 'content-type': 'application/fhir+xml' } });
    expect(sent.status).toBe(415);
  });
  test('each patch format that is declared is understood', async () => {
    const { body } = await send('POST', '/Task', { body: task });
    const part = [
      { name: 'type', valueCode: 'add' },
      { name: 'path', valueString: 'Task' },
      { name: 'name', valueString: 'description' },
      { name: 'value', valueString: 'x' },
    ];
    const patches: Record<string, unknown> = {
      'application/json-patch+json': [{ op: 'add', path: '/language', value: 'en' }],
      'application/fhir+json': { resourceType: 'Parameters', parameter: [{ name: 'operation', part }] },
    };
    for (const format of statement.patchFormat ?? []) {
      const answer = await send('PATCH', `/Task/${body.id}`, {
        body: patches[format],
        headers: { 'content-type': format },
      });
      expect(answer.status).toBe(200);
    }
  });
});
