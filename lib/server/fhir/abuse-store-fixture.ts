import type { Patient, Practitioner, Provenance, Resource, Task } from '@medplum/fhirtypes';
import type pg from 'pg';
import { searchValuesOf } from '@/lib/server/store/search-index';
import { BASE } from './endpoint-fixture';
import { randomOf } from './random-fixture';

type Stored = Resource & { id: string };
const PATIENTS = 1000;
const STAFF = 200;
const WORDS = ['wound', 'blood', 'lung', 'bed', 'drip', 'pulse', 'diet', 'visit'] as const;
const STATUSES = ['requested', 'ready', 'accepted', 'in-progress', 'completed', 'completed', 'completed'] as const;
const AT_ONCE = 2000;

/** For tests: a store as large as a hospital's year, written past the gate, as only its size matters. */
export async function fillStore(pool: pg.Pool, tasks: number): Promise<void> {
  const random = randomOf(tasks);
  await insert(pool, [
    ...Array.from({ length: PATIENTS }, (_, number) => patient(number)),
    ...Array.from({ length: STAFF }, (_, number) => practitioner(number)),
  ]);
  for (let from = 0; from < tasks; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, tasks - from) }, (_, index) => from + index);
    await insert(pool, [
      ...numbers.map((number) => task(number, random.pick(STATUSES), random.below(PATIENTS))),
      ...numbers.map(provenance),
    ]);
  }
  await pool.query('analyze');
}

/** Resources with their index, as a commit would leave them. */
export async function insert(pool: pg.Pool, resources: readonly Stored[]): Promise<void> {
  const rows = resources.map((resource) => ({
    type: resource.resourceType,
    id: resource.id,
    content: JSON.stringify({ ...resource, meta: { versionId: '1', lastUpdated: '2026-01-01T00:00:00.000Z' } }),
    search: searchValuesOf(resource, BASE),
  }));
  await pool.query(
    `insert into resource (type, id, version, updated, content, search)
       select type, id, 1, '2026-01-01T00:00:00Z', content, search
       from jsonb_to_recordset($1::jsonb) as x(type text, id text, content text, search jsonb)`,
    [JSON.stringify(rows)],
  );
  await pool.query(
    `insert into task_search select t.* from resource r cross join lateral task_search_of(r.id, r.updated, r.search) t
       where r.type = 'Task' and not exists (select from task_search known where known.id = r.id)`,
  );
  await pool.query('insert into task_term select id, terms from task_search on conflict do nothing');
}

function patient(number: number): Patient & { id: string } {
  return {
    resourceType: 'Patient',
    id: `p${number}`,
    identifier: [{ system: 'http://mrn.example', value: `MRN-${number}` }],
    name: [{ family: `Family ${number}`, given: ['Ann', WORDS[number % WORDS.length] ?? ''] }],
    generalPractitioner: [{ reference: `Practitioner/s${number % STAFF}` }],
  };
}

function practitioner(number: number): Practitioner & { id: string } {
  return { resourceType: 'Practitioner', id: `s${number}`, name: [{ family: `Staff ${number}`, given: ['Bo'] }] };
}

function task(number: number, status: Task['status'], about: number): Task & { id: string } {
  const word = WORDS[number % WORDS.length] ?? '';
  const at = new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString();
  return {
    resourceType: 'Task',
    id: `t${number}`,
    status,
    intent: 'order',
    priority: number % 5 === 0 ? 'stat' : 'routine',
    identifier: [{ system: 'http://order.example', value: `order ${number}` }],
    groupIdentifier: { system: 'http://group.example', value: `group ${number % 100}` },
    code: {
      coding: [{ system: 'http://types.example', code: word, display: `${word} check` }],
      text: `Check of ${word}`,
    },
    for: { reference: `Patient/p${about}` },
    requester: { reference: `Practitioner/s${number % STAFF}` },
    ...(number % 3 !== 0 && { owner: { reference: `Practitioner/s${(number * 7) % STAFF}` } }),
    ...(number % 10 === 0 && number > 0 && { partOf: [{ reference: `Task/t${number - 1}` }] }),
    authoredOn: at,
    lastModified: at,
    restriction: { period: { end: new Date(Date.UTC(2026, 0, 2, 0, number)).toISOString() } },
    meta: { profile: ['http://profile.example/one'], source: 'http://source.example', tag: [{ code: word }] },
  };
}

function provenance(number: number): Provenance & { id: string } {
  return {
    resourceType: 'Provenance',
    id: `v${number}`,
    recorded: '2026-01-01T00:00:00Z',
    target: [{ reference: `Task/t${number}/_history/1` }],
    agent: [{ who: { reference: `Practitioner/s${number % STAFF}` } }],
  };
}
