import type { ActivityDefinition } from '@medplum/fhirtypes';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { DIRECT, SECOND_PERSON } from '@/lib/domain/task/task-policy';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { AGENT, requestedTask, type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { currentVersions } from '@/lib/server/store/current-versions';
import { openHospital, staffActor } from '@/lib/server/tasks/test-hospital';

const URL = 'http://types.example/over-fhir';
const CODE = { system: 'http://types.example', code: 'over-fhir' };

let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await openHospital();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

const put = (more: Partial<ActivityDefinition>, actor: Actor = AGENT) =>
  send('PUT', '/ActivityDefinition/over-fhir', {
    actor,
    body: {
      resourceType: 'ActivityDefinition',
      id: 'over-fhir',
      url: URL,
      status: 'active',
      kind: 'Task',
      title: 'Over FHIR',
      code: { coding: [CODE] },
      ...more,
    },
  });
const made = async (more: object) => (await send('POST', '/Task', { body: requestedTask(more) })).body.id as string;
const policyFor = async (id: string) =>
  (await currentVersions(database.pool, [{ type: 'Task', id }])).get(`Task/${id}`)?.taskType.policy;
const flag = (url: string) => ({ extension: [{ url, valueBoolean: true }] });

describe('an agent that changes a definition while tasks of it are under way', () => {
  test('and raises its version leaves them what they were made with; those that name no version follow', async () => {
    await put({ version: '1', ...flag(DIRECT) });
    const pinned = await made({ instantiatesCanonical: `${URL}|1` });
    const loose = await made({ instantiatesCanonical: URL });
    const coded = await made({ code: { coding: [CODE] } });
    await put({ version: '2', ...flag(SECOND_PERSON) });
    const next = await made({ instantiatesCanonical: `${URL}|2` });
    expect(await policyFor(pinned)).toMatchObject({ direct: true, secondPerson: false });
    for (const id of [loose, coded, next]) {
      expect(await policyFor(id)).toMatchObject({ direct: false, secondPerson: true });
    }
  });

  test('and takes the version away leaves them what they were made with, also once the definition is deleted', async () => {
    await put({ version: '7', ...flag(DIRECT) });
    const pinned = await made({ instantiatesCanonical: `${URL}|7` });
    await put({ ...flag(SECOND_PERSON) });
    expect(await policyFor(pinned)).toMatchObject({ direct: true, secondPerson: false });
    expect((await send('DELETE', '/ActivityDefinition/over-fhir')).status).toBeLessThan(300);
    expect(await policyFor(pinned)).toMatchObject({ direct: true, secondPerson: false });
  });

  test('under the same version changes it for them too: a version is theirs to raise', async () => {
    await put({ version: '9', ...flag(DIRECT) });
    const pinned = await made({ instantiatesCanonical: `${URL}|9` });
    await put({ version: '9', ...flag(SECOND_PERSON) });
    expect(await policyFor(pinned)).toMatchObject({ direct: false, secondPerson: true });
  });
});

test.each<[Actor['accessRole'], number]>([
  ['clinician', 403],
  ['supervisor', 403],
  ['manager', 403],
  ['auditor', 403],
  ['admin', 200],
])('a definition over /fhir is written by administrators and agents, not by a %s', async (role, status) => {
  await put({ version: '10' });
  expect((await put({ version: '11', title: `By ${role}` }, staffActor(1, 'ward-a', role))).status).toBe(status);
});

/** Which tables of types the statement that reads a task goes through from one end to the other. */
async function fullReads(id: string): Promise<string[]> {
  // A connection of its own: one that has worked before still counts what it did then.
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query('begin');
    await currentVersions(client, [{ type: 'Task', id }]);
    const { rows } = await client.query<{ relname: string }>(
      "select relname from pg_stat_xact_user_tables where relname like 'task_type%' and seq_scan > 0 order by 1",
    );
    return rows.map(({ relname }) => relname);
  } finally {
    await client.end();
  }
}

test('the type of a task is read by keys however many there are; without the key of the versions it would not be', async () => {
  await database.pool.query(`
    insert into task_type (id, url, code, title, policy)
      select 'many-' || n, 'http://many.example/' || n, 'http://many.example|' || n, 'Many', '{}' from generate_series(1, 3000) n;
    insert into task_type_version (canonical, policy) select 'http://many.example/' || n || '|1', '{}' from generate_series(1, 3000) n;
    analyze task_type; analyze task_type_version`);
  const pinned = await made({ instantiatesCanonical: 'http://many.example/7|1' });
  const coded = await made({ code: { coding: [{ system: 'http://many.example', code: '8' }] } });
  expect([await fullReads(pinned), await fullReads(coded)]).toEqual([[], []]);
  await database.pool.query('alter table task_type_version drop constraint task_type_version_pkey');
  expect(await fullReads(pinned)).toEqual(['task_type_version']);
});
