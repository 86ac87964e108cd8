import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { dryRepository } from './dry-repository';
import { AGENT, BASE, requestedTask, type Send, sendTo, testRepository } from './endpoint-fixture';
import { type ImportReport, importFiles } from './import-files';

let database: TestDatabase;
let send: Send;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'import-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function imported(files: Record<string, unknown>, options: { dry?: boolean } = {}): Promise<ImportReport> {
  for (const [name, value] of Object.entries(files)) {
    await writeFile(path.join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  }
  const repository = testRepository(database.pool, AGENT);
  return importFiles([folder], {
    repository: options.dry === true ? dryRepository(repository) : repository,
    baseUrl: BASE,
    onProgress: () => undefined,
  });
}
const reasons = ({ refusals }: ImportReport) =>
  refusals.map(({ file, place, reason }) => [path.basename(file), place, reason]);

describe('an import', () => {
  test('takes resources, collections, transactions and NDJSON, and keeps the ids of what has one', async () => {
    const report = await imported({
      'a.json': requestedTask({ id: 'plain' }),
      'b.json': {
        resourceType: 'Bundle',
        type: 'collection',
        entry: [
          { resource: requestedTask({ id: 'carried' }) },
          { resource: { resourceType: 'Patient', id: 'carried' } },
        ],
      },
      'c.ndjson': `${JSON.stringify(requestedTask({ id: 'line-1' }))}\n\n${JSON.stringify(requestedTask({ id: 'line-3' }))}\n`,
      'd.json': {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [{ resource: requestedTask({ id: 'whole' }), request: { method: 'PUT', url: 'Task/whole' } }],
      },
      'package.json': { name: 'not a resource' },
    });
    expect(report.refusals).toEqual([]);
    expect([...report.counts].sort()).toEqual([
      ['Patient', 1],
      ['Task', 5],
    ]);
    for (const id of ['plain', 'carried', 'line-1', 'line-3', 'whole']) {
      expect((await send('GET', `/Task/${id}`)).status).toBe(200);
    }
  });

  test('tells each refusal with file, place and reason, and goes on with the rest', async () => {
    const report = await imported({
      'a.json': '{"resourceType":',
      'b.ndjson': `${JSON.stringify(requestedTask({ id: 'fine' }))}\n${JSON.stringify(requestedTask({ status: 'ongoing' }))}\n`,
      'c.json': { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: { resourceType: 'Nonsense' } }] },
      'd.json': {
        resourceType: 'AuditEvent',
        id: 'x',
        type: { code: 'rest' },
        recorded: '2026-01-01T00:00:00Z',
        agent: [{ requestor: true }],
        source: { observer: { display: 'x' } },
      },
    });
    expect(report.counts.get('Task')).toBe(1);
    expect(reasons(report).sort()).toEqual([
      ['a.json', '', 'The body is not JSON.'],
      ['b.ndjson', 'line 2', 'Task.status: "ongoing" is not a code of Task.status.'],
      ['c.json', 'Bundle.entry[0].resource', 'Resource: resourceType must be a type of FHIR R4, not "Nonsense".'],
      ['d.json', '', 'Resources of type AuditEvent are not yours to write.'],
    ]);
  });

  test('a transaction with one fault leaves nothing', async () => {
    const entry = [requestedTask({ id: 'never-1' }), requestedTask({ id: 'never-2', status: 'ongoing' })].map(
      (resource) => ({ resource, request: { method: 'PUT', url: `Task/${resource.id}` } }),
    );
    const report = await imported({ 'a.json': { resourceType: 'Bundle', type: 'transaction', entry } });
    expect(reasons(report)).toEqual([
      ['a.json', '', 'Bundle.entry[1].resource.status: "ongoing" is not a code of Task.status.'],
    ]);
    expect((await send('GET', '/Task/never-1')).status).toBe(404);
  });

  test('a dry run judges and writes nothing', async () => {
    const report = await imported(
      { 'a.json': requestedTask({ id: 'dry' }), 'b.json': requestedTask({ status: 'ongoing' }) },
      { dry: true },
    );
    expect([report.counts.get('Task'), report.refusals.length]).toEqual([1, 1]);
    expect((await send('GET', '/Task/dry')).status).toBe(404);
  });
});
