import type { Task } from '@medplum/fhirtypes';
import { pool } from '@/lib/server/database/pool';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { seededRandom } from '../prisma/seed/random';

/** Tasks that are committed as any other and then copied in the database, because a million commits take an hour. */
const OPEN_TEMPLATES = 400;
const CLOSED_TEMPLATES = 800;
const IN_ONE_COMMIT = 200;
const STAFF = 200;
/** So many tasks a patient has had, however long the history. */
const TASKS_PER_PATIENT = 100;
const TASKS_PER_DAY = 1000;

// What differs between copies stands in the templates as these words.
const AUTHORED = '2001-01-01T00:00:00.000Z';
const MODIFIED = '2002-02-02T00:00:00.000Z';
const DUE = '2003-03-03T00:00:00.000Z';
const PATIENT = 'Patient/years-patient';
const PARENT = 'Task/years-parent';

export const NURSE = { system: 'http://snomed.info/sct', code: '224535009' };
const ROLES = [NURSE, { ...NURSE, code: '46255001' }, { ...NURSE, code: '36682004' }, { ...NURSE, code: '159026005' }];
const OPEN = ['requested', 'requested', 'received', 'accepted', 'ready', 'in-progress', 'on-hold'] as const;
const CLOSED = ['completed', 'completed', 'completed', 'completed', 'cancelled', 'rejected', 'failed'] as const;
const PRIORITIES = ['routine', 'routine', 'routine', 'urgent', 'asap', 'stat', 'none'] as const;
export const TAG = { system: 'http://hl7.org/fhir/us/davinci-cdex/CodeSystem/cdex-temp', code: 'claims-processing' };
export const TYPE_SYSTEM = 'https://taskward.health/fhir/CodeSystem/task-type';

/** Commits the templates that all years are copied from; call it once. */
export async function openYears(seed: number): Promise<void> {
  const tasks = Array.from({ length: OPEN_TEMPLATES + CLOSED_TEMPLATES }, (_, number) => templateOf(number, seed));
  for (let from = 0; from < tasks.length; from += IN_ONE_COMMIT) {
    const changes = tasks.slice(from, from + IN_ONE_COMMIT).map((resource) => ({ kind: 'put' as const, resource }));
    await repositoryFor(SYSTEM_ACTOR).commit(changes);
  }
  for (const statement of FUNCTIONS) {
    await pool().query(statement);
  }
}

type Years = { kind: 'open' | 'closed'; from: number; until: number; now: Date };

/** Copies templates to the open or closed tasks number `from` up to, and without, `until`, with all that lists and searches read. */
export async function fillYears({ kind, from, until, now }: Years): Promise<void> {
  const [first, templates] = kind === 'open' ? [0, OPEN_TEMPLATES] : [OPEN_TEMPLATES, CLOSED_TEMPLATES];
  // The same work each day, so more history is older days.
  const [since, days] = kind === 'open' ? [0, 7] : [from / TASKS_PER_DAY, (until - from) / TASKS_PER_DAY];
  const patients = Math.ceil(until / TASKS_PER_PATIENT);
  await pool().query('truncate bench_copy');
  await pool().query(COPIES, [kind, from, until, first, templates, now.toISOString(), days, patients, since]);
  for (const statement of [RESOURCES, ROWS, REACHES, SEARCHES, TERMS]) {
    await pool().query(statement);
  }
  await pool().query('vacuum analyze');
}

function templateOf(number: number, seed: number): Task & { id: string } {
  const random = seededRandom(seed * 7919 + number);
  const isOpen = number < OPEN_TEMPLATES;
  const status = random.pick(isOpen ? OPEN : CLOSED);
  const priority = random.pick(PRIORITIES);
  const owner = random.pick([
    `Practitioner/years-${random.whole(0, STAFF - 1)}`,
    `Practitioner/years-${random.whole(0, STAFF - 1)}`,
    `Organization/years-${random.whole(0, 9)}`,
  ]);
  return {
    resourceType: 'Task',
    id: `years-template-${number}`,
    ...(random.whole(1, 20) === 1 && { meta: { tag: [TAG] } }),
    status,
    intent: 'order',
    ...(priority !== 'none' && { priority }),
    code: { coding: [{ system: TYPE_SYSTEM, code: `type-${random.whole(1, 12)}` }], text: `Template ${number}` },
    description: 'What a colleague would write about it, in one or two lines of text.',
    for: { reference: PATIENT },
    focus: { reference: `ServiceRequest/years-${number}` },
    location: { reference: `Location/bench-ward-${number % 10}` },
    performerType: [{ coding: [random.pick(ROLES)] }],
    requester: { reference: `Practitioner/years-${random.whole(0, STAFF - 1)}` },
    ...(status !== 'requested' && { owner: { reference: owner } }),
    ...(random.whole(1, 10) === 1 && { partOf: [{ reference: PARENT }] }),
    authoredOn: AUTHORED,
    lastModified: MODIFIED,
    restriction: { period: { end: DUE } },
  } as Task & { id: string };
}

const COPY_TABLE = `create table bench_copy (
  id text, template text collate "C", authored text, modified text, due text, changed timestamptz, patient text, parent text)`;
const COPIES = `insert into bench_copy
  select years_id($1, n), 'years-template-' || ($4::int + (n::bigint * 7919) % $5::int), iso(at), iso(at + interval '3 hours'),
    iso(at + interval '9 hours'), at + interval '3 hours', 'Patient/years-' || (n::bigint * 104729) % $8::int, 'Task/' || years_id($1, n / 10 * 10)
  from generate_series($2::int, $3::int - 1) n
  cross join lateral (select $6::timestamptz - interval '4 hours' - make_interval(secs => ((n::bigint * 15485863) % 1000000 / 1000000.0 * $7::float8 + $9::float8) * 86400) as at) times`;
const RESOURCES = `insert into resource (type, id, version, updated, deleted, content, search)
  select 'Task', c.id, 1, c.changed, false, swapped(r.content, c), swapped(r.search::text, c)::jsonb
  from bench_copy c join resource r on r.type = 'Task' and r.id = c.template`;
const ROWS = `insert into task_row
  select copied.* from bench_copy c join task_row t on t.id = c.template cross join lateral jsonb_populate_record(t,
    jsonb_build_object('id', c.id, 'authored', c.authored, 'due_key', c.due, 'changed', c.modified, 'patient', substr(c.patient, 9),
      'closed', case when not t.open then c.modified end, 'reach', array_replace(t.reach, 'patient:' || t.patient, 'patient:' || substr(c.patient, 9)))) copied`;
const REACHES = `insert into task_reach (key, priority_rank, due_key, id, owned, status, type)
  select k, t.priority_rank, t.due_key, t.id, t.owner is not null, t.status, t.type
  from bench_copy c join task_row t on t.id = c.id and t.open cross join unnest(t.reach) k`;
const SEARCHES = `insert into task_search
  select copied.* from bench_copy c join task_search t on t.id = c.template cross join lateral jsonb_populate_record(t,
    jsonb_build_object('id', c.id, 'updated', c.modified, 'patient', c.patient, 'authored_from', c.authored, 'authored_to', c.authored,
      'modified_from', c.modified, 'modified_to', c.modified, 'due_from', c.due, 'due_to', c.due,
      'terms', swap_term(swap_term(swap_term(t.terms, 'patient', '${PATIENT}', c.patient), 'subject', '${PATIENT}', c.patient), 'part-of', '${PARENT}', c.parent))) copied`;
const TERMS = 'insert into task_term select t.id, t.terms from bench_copy c join task_search t on t.id = c.id';
const FUNCTIONS = [
  `create function years_id(kind text, n int) returns text language sql immutable as $$ select md5(kind || n)::uuid::text $$`,
  `create function swap_term(bigint[], code text, was text, becomes text) returns bigint[] language sql immutable as $$
    select array_replace($1, hashtextextended(code || ':r=' || was, 0), hashtextextended(code || ':r=' || becomes, 0)) $$`,
  `create function iso(at timestamptz) returns text language sql immutable as $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$`,
  `${COPY_TABLE}; create function swapped(text, bench_copy) returns text language sql immutable as $$
    select replace(replace(replace(replace(replace(replace($1, $2.template, $2.id), '${AUTHORED}', $2.authored), '${MODIFIED}', $2.modified),
      '${DUE}', $2.due), '${PATIENT}', $2.patient), '${PARENT}', $2.parent) $$`,
];
