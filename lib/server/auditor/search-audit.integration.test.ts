import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditRow, AuditSearch } from '@/lib/domain/audit/audit-search';
import { auditSentence } from '@/lib/domain/audit/audit-sentence';
import { InputError } from '@/lib/domain/fhir/errors';
import { inEnglish } from '@/lib/domain/words/make-say';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { recordAccessEvent } from '@/lib/server/access/record-access-event';
import { chainWaiting } from '@/lib/server/audit/chain';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { actOnTask } from '@/lib/server/tasks/act-on-task';
import { readTaskPage } from '@/lib/server/tasks/read-task-page';
import {
  at,
  NOW,
  nurse,
  nurse2,
  nurse3,
  openHospital,
  requestWoundCare,
  staffActor,
} from '@/lib/server/tasks/test-hospital';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { listWorklist } from '@/lib/server/worklist/list-worklist';
import { readChain } from './read-chain';
import { searchAudit } from './search-audit';

const auditor = staffActor(8, 'ward-a', 'auditor');
const MANY = process.env.PROVE === '1' ? 200_000 : 10_000;
let database: TestDatabase;
let id: string;
beforeAll(async () => {
  database = await openHospital();
  id = await requestWoundCare();
  await actOnTask(nurse, id, 'claim', { seenVersion: '1' }, { now: at(1) });
  await readTaskPage(nurse2, id, { now: at(2) });
  await listWorklist(nurse, WorklistQuery.parse({ owner: 'none' }), { now: at(3) });
  await repositoryFor(nurse3, { now: () => at(4) }).recordRefusal({
    rule: 'access.not-visible',
    method: 'GET',
    about: `Task/${id}`,
  });
  await recordAccessEvent({ kind: 'sign-in', succeeded: true, who: nurse, address: '10.0.0.1', now: at(5) });
  await recordAccessEvent({ kind: 'sign-in', succeeded: false, who: undefined, address: '10.0.0.1', now: at(6) });
  await chainWaiting(database.pool, at(7));
});
afterAll(() => database.close());

const find = async (search: AuditSearch) =>
  (await searchAudit(auditor, { ...search, to: at(8).toISOString() }, { now: at(10) })).rows;
const told = (rows: readonly AuditRow[]) =>
  rows.map((row) => {
    const { sentence, how } = auditSentence(row);
    return [sentence, how].flatMap((part) => (part === undefined ? [] : inEnglish(part))).join(' ');
  });

test('every event is a sentence, the newest first', async () => {
  const rows = await find({ from: NOW.toISOString() });
  expect(told(rows).slice(0, 7)).toEqual([
    'Somebody unknown tried to sign in failed',
    'Staff 1 signed in',
    'Staff 3 was refused: to see Wound care refused by access.not-visible',
    'Staff 1 looked at a list of tasks (owner: none, limit: 50)',
    'Staff 2 read Wound care',
    'Staff 1 claimed Wound care allowed by task.claim',
    'Staff 2 made Wound care allowed by task.create',
  ]);
  expect(rows[5]?.patient).toMatchObject({ id: 'p1', birthDate: '1950-01-31', mrn: 'MRN-p1' });
});

const SEARCHES: readonly (readonly [string, () => AuditSearch, number])[] = [
  ['by person', () => ({ person: nurse.reference }), 3],
  ['by patient', () => ({ patient: 'p1', kind: 'read' }), 1],
  ['by task', () => ({ task: id }), 4],
  ['what was read', () => ({ kind: 'read', person: nurse2.reference }), 1],
  ['what was refused', () => ({ kind: 'refused' }), 1],
  ['what failed', () => ({ outcome: 'failed' }), 2],
  ['who came in', () => ({ kind: 'access', outcome: 'done' }), 1],
  ['between two times', () => ({ from: at(2).toISOString(), task: id }), 2],
  ['what nobody did', () => ({ person: 'Practitioner/nobody' }), 0],
];
test.each(SEARCHES)('it is searched %s', async (_, search, count) => {
  expect(await find(search())).toHaveLength(count);
});

test('that the audit was searched is recorded, with whom it was looked into', async () => {
  await searchAudit(auditor, { patient: 'p2' }, { now: at(20) });
  await chainWaiting(database.pool, at(21));
  const { rows } = await searchAudit(auditor, { person: auditor.reference, patient: 'p2' }, { now: at(22) });
  expect(told(rows)).toEqual(['Staff 8 searched the audit (patient: p2)']);
});

test('a sign-in is found over FHIR by who it was', async () => {
  const query = new URLSearchParams({ agent: nurse.reference, _count: '100' });
  const { entry = [] } = await repositoryFor(SYSTEM_ACTOR).searchRaw('AuditEvent', query);
  const types = entry.map(({ resource }) => (resource?.resourceType === 'AuditEvent' ? resource.type.code : undefined));
  expect(types).toContain('110114');
});

test('a cursor that is none of ours is refused by name', async () => {
  await expect(searchAudit(auditor, { cursor: 'e30' }, { now: at(9) })).rejects.toThrow(InputError);
});

test(`among ${MANY} events each page is found by an index, and the pages are each event once`, async () => {
  await database.pool.query(
    `with made as (
       select 'many-' || n as id, jsonb_set(jsonb_set(r.content::jsonb, '{recorded}', to_jsonb(to_char('2026-03-09T00:00:00Z'::timestamptz + n * interval '0.1 second', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))),
         '{agent,0,who,reference}', to_jsonb('Practitioner/s' || n % $2))::text as content
       from generate_series(1, $1) n, (select content from resource where type = 'AuditEvent' and content like '%"code":"read"%' limit 1) r
     ), stored as (
       insert into resource (type, id, version, updated, content, search) select 'AuditEvent', id, 1, now(), content, '{}' from made returning id, content
     )
     insert into audit_waiting (id, digest) select id, audit_digest(content) from stored`,
    [MANY, MANY / 250],
  );
  while ((await chainWaiting(database.pool, at(30))) > 0) {}
  await database.pool.query('analyze audit_entry, resource');
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < 5; page += 1) {
    const found = await searchAudit(
      auditor,
      { person: 'Practitioner/s7', ...(cursor !== undefined && { cursor }) },
      { now: at(31) },
    );
    for (const row of found.rows) {
      seen.add(row.id);
    }
    cursor = found.next ?? undefined;
  }
  expect(seen.size).toBe(250);
  for (const condition of [
    "actor = 'Practitioner/s7'",
    "task = 'none-such'",
    "patient = 'p2'",
    "what = 'refused' and what <> 'read'",
    'true',
  ]) {
    const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(
      `explain select * from audit_entry e where ${condition} order by e.recorded desc, e.position desc limit 51`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index Scan/);
    expect(plan).not.toMatch(/Seq Scan/);
  }
});

test('the chain is said to be whole until when, and broken where it is', async () => {
  const state = await readChain({ now: at(40) });
  expect(state).toMatchObject({ broken: null, until: at(30).toISOString() });
  expect(state.events).toBeGreaterThan(MANY);
  await database.pool.query(
    "update resource set content = content || ' ' where type = 'AuditEvent' and id = 'many-500'",
  );
  expect((await readChain({ now: at(41) })).broken?.fault).toMatch(/^The event many-500 was changed\.$/);
});
