import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { BASE, type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';

let database: TestDatabase;
let send: Send;

const TASKS = [
  {
    id: 't1',
    status: 'requested',
    priority: 'stat',
    code: { coding: [{ system: 'urn:c', code: 'weigh', display: 'Weigh the patient' }] },
    for: { reference: 'Patient/p1' },
    authoredOn: '2026-01-10T08:00:00Z',
    performerType: [{ coding: [{ system: 'urn:r', code: 'nurse' }] }],
  },
  {
    id: 't2',
    status: 'accepted',
    priority: 'routine',
    code: { text: 'Blood pressure' },
    for: { reference: `${BASE}/Patient/p1` },
    owner: { reference: 'Practitioner/a' },
    authoredOn: '2026-01-11',
    restriction: { period: { end: '2026-02-01T10:00:00Z' } },
    partOf: [{ reference: 'Task/t1' }],
  },
  {
    id: 't3',
    status: 'completed',
    for: { reference: 'Patient/p2' },
    owner: { identifier: { system: 'urn:staff', value: '42' } },
    authoredOn: '2026-02-01T00:30:00+01:00',
    executionPeriod: { start: '2026-02-01T08:00:00Z', end: '2026-02-01T09:00:00Z' },
  },
  {
    id: 't4',
    status: 'requested',
    priority: 'urgent',
    for: { identifier: { system: 'urn:mrn', value: '1' } },
    owner: { reference: 'Organization/o', display: 'Ward' },
    instantiatesCanonical: 'http://x/ActivityDefinition/a|2',
    executionPeriod: { start: '2026-02-02' },
    meta: { tag: [{ system: 'urn:q', code: 'claims' }] },
  },
  {
    id: 't5',
    status: 'draft',
    description: 'nothing else',
    owner: { reference: 'PractitionerRole/a', type: 'PractitionerRole' },
    focus: { reference: 'ServiceRequest/s1/_history/3' },
    identifier: [{ system: 'urn:i', value: 'a,b|c', type: { coding: [{ system: 'urn:t', code: 'MR' }] } }],
  },
];
const OTHERS = [
  {
    resourceType: 'Patient',
    id: 'p1',
    name: [{ family: 'Müller-Lüdenscheidt', given: ['Ána'] }],
    identifier: [{ system: 'urn:mrn', value: '1' }],
    birthDate: '1950-05',
    generalPractitioner: [{ reference: 'Practitioner/a' }],
  },
  { resourceType: 'Patient', id: 'p2', name: [{ family: 'Smith' }], birthDate: '1950-06-01' },
  { resourceType: 'Practitioner', id: 'a', name: [{ family: 'Haddad' }] },
  { resourceType: 'Organization', id: 'o', name: 'Ward 3' },
  { resourceType: 'ServiceRequest', id: 's1', status: 'active', intent: 'order', subject: { reference: 'Patient/p1' } },
  {
    resourceType: 'Observation',
    id: 'w',
    status: 'final',
    code: { coding: [{ code: 'w' }] },
    subject: { reference: 'Patient/p1' },
    valueQuantity: { value: 70.5, system: 'http://unitsofmeasure.org', code: 'kg', unit: 'kg' },
    effectiveDateTime: '2026-01-01',
  },
  { resourceType: 'ValueSet', id: 'v', status: 'active', url: 'http://example.org/a/b' },
];

beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  const entry = [...OTHERS, ...TASKS.map((each) => ({ resourceType: 'Task', intent: 'order', ...each }))].map(
    (resource) => ({ resource, request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` } }),
  );
  expect((await send('POST', '', { body: { resourceType: 'Bundle', type: 'transaction', entry } })).status).toBe(200);
});
afterAll(() => database.close());

type Entry = { resource: { resourceType: string; id: string }; search: { mode: string } };
async function found(query: string, mode = 'match'): Promise<string[]> {
  const { status, body } = await send('GET', `/${query}`, { headers: { prefer: 'handling=strict' } });
  expect([status, body.issue]).toEqual([200, undefined]);
  return ((body.entry ?? []) as Entry[])
    .filter(({ search }) => search.mode === mode)
    .map(({ resource }) => (mode === 'match' ? resource.id : `${resource.resourceType}/${resource.id}`));
}

/** What is asked, and which resources must be found: worked out by hand from hl7.org/fhir/R4/search.html. */
const CASES: [query: string, ids: string][] = [
  ['Task', 't1 t2 t3 t4 t5'],
  ['Task?_id=t1,t4', 't1 t4'],
  ['Task?status=requested', 't1 t4'],
  ['Task?status=requested,draft', 't1 t4 t5'],
  ['Task?status=requested&priority=stat', 't1'],
  ['Task?status=http://hl7.org/fhir/task-status|requested', 't1 t4'],
  ['Task?status=http://other|requested', ''],
  ['Task?status:not=requested', 't2 t3 t5'],
  ['Task?priority:not=stat', 't2 t3 t4 t5'],
  ['Task?status:not=requested,draft', 't2 t3'],
  ['Task?code=weigh', 't1'],
  ['Task?code=urn:c|weigh', 't1'],
  ['Task?code=urn:c|', 't1'],
  ['Task?code=|weigh', ''],
  ['Task?code:text=weigh the', 't1'],
  ['Task?code:text=blood', 't2'],
  ['Task?owner:missing=true', 't1'],
  ['Task?owner:missing=false', 't2 t3 t4 t5'],
  ['Task?performer=urn:r|nurse&owner:missing=true&status=requested', 't1'],
  ['Task?owner=Practitioner/a', 't2'],
  ['Task?owner=a', 't2 t5'],
  ['Task?owner:Practitioner=a', 't2'],
  ['Task?owner:Practitioner=Practitioner/a', 't2'],
  ['Task?owner:identifier=urn:staff|42', 't3'],
  ['Task?owner=Organization/o,Practitioner/a', 't2 t4'],
  ['Task?patient=Patient/p1', 't1 t2'],
  ['Task?patient=p1', 't1 t2'],
  [`Task?patient=${BASE}/Patient/p1`, 't1 t2'],
  ['Task?subject:identifier=urn:mrn|1', 't4'],
  ['Task?subject=p2', 't3'],
  ['Task?focus=ServiceRequest/s1', 't5'],
  ['Task?focus=s1', 't5'],
  ['Task?authored-on=2026-01-10', 't1'],
  ['Task?authored-on=2026-01', 't1 t2 t3'],
  ['Task?authored-on=gt2026-01-10', 't2 t3'],
  ['Task?authored-on=ge2026-01-11', 't2 t3'],
  ['Task?authored-on=lt2026-01-11', 't1'],
  ['Task?authored-on=le2026-01-11', 't1 t2'],
  ['Task?authored-on=ne2026-01-10', 't2 t3'],
  ['Task?authored-on=sa2026-01-11', 't3'],
  ['Task?authored-on=eb2026-01-11', 't1'],
  ['Task?authored-on=ge2026-01-10&authored-on=lt2026-01-31', 't1 t2'],
  ['Task?period=gt2026-02-01', 't4'],
  ['Task?period=2026-02-01', 't3'],
  ['Task?period=ge2026-02-02', 't4'],
  ['Task?period=sa2026-02-01', 't4'],
  ['Task?due-date=le2026-02-01', 't2'],
  ['Task?priority-order=gt20', 't1 t4'],
  ['Task?priority-order=10', 't3 t5'],
  ['Task?_tag=urn:q|claims', 't4'],
  ['Task?part-of=Task/t1', 't2'],
  ['Task?identifier=urn:i|a\\,b\\|c', 't5'],
  ['Task?identifier:of-type=urn:t|MR|a\\,b\\|c', 't5'],
  ['Task?patient.identifier=urn:mrn|1', 't1 t2'],
  ['Task?patient.name=mull', 't1 t2'],
  ['Task?owner:Organization.name=ward', 't4'],
  ['Task?patient.birthdate=1950', 't1 t2 t3'],
  ['Task?patient.general-practitioner.name=haddad', 't1 t2'],
  ['Task?focus:ServiceRequest.status=active', 't5'],
  ['Patient?_has:Task:patient:status=requested', 'p1'],
  ['Patient?_has:Task:patient:status=completed', 'p2'],
  ['Patient?_has:Task:patient:owner.name=haddad', 'p1'],
  ['Patient?name=muller', 'p1'],
  ['Patient?name=ana', 'p1'],
  ['Patient?family:exact=Smith', 'p2'],
  ['Patient?family:exact=smith', ''],
  ['Patient?name:contains=LUDEN', 'p1'],
  ['Patient?birthdate=1950-06', 'p2'],
  ['Patient?birthdate=1950', 'p1 p2'],
  ['Patient?birthdate=lt1950-06', 'p1'],
  ['Observation?value-quantity=70.5', 'w'],
  ['Observation?value-quantity=70', ''],
  ['Observation?value-quantity=gt70||kg', 'w'],
  ['Observation?value-quantity=71|http://unitsofmeasure.org|kg', 'w'],
  ['Observation?value-quantity=gt70||lb', ''],
  ['ValueSet?url=http://example.org/a/b', 'v'],
  ['ValueSet?url:below=http://example.org/a', 'v'],
  ['ValueSet?url:below=http://example.org/a/bc', ''],
  ['ValueSet?url:above=http://example.org/a/b/c', 'v'],
  ['Task?_lastUpdated=gt2020-01-01', 't1 t2 t3 t4 t5'],
  ['Task?_lastUpdated=lt2020-01-01', ''],
];

describe('a search finds what the specification says', () => {
  test.each(CASES)('%s → %s', async (query, ids) => {
    expect((await found(query)).join(' ')).toBe(ids);
  });
});

describe('order and pages', () => {
  test.each([
    ['authored-on', 't1 t2 t3 t4 t5'],
    ['-authored-on', 't3 t2 t1 t5 t4'],
    ['-priority-order', 't1 t4 t2 t5 t3'],
    ['status', 't2 t3 t5 t1 t4'],
    ['status,-_id', 't2 t3 t5 t4 t1'],
    ['due-date', 't2 t1 t3 t4 t5'],
    ['-due-date', 't2 t5 t4 t3 t1'],
    ['priority,-authored-on', 't2 t1 t4 t3 t5'],
    ['code,authored-on', 't1 t2 t3 t4 t5'],
    ['-owner,status', 't5 t2 t4 t3 t1'],
  ])('_sort=%s gives %s, in one page or one by one', async (sort, ids) => {
    expect((await found(`Task?_sort=${sort}`)).join(' ')).toBe(ids);
    expect((await followed(`/Task?_sort=${sort}&_count=1`)).join(' ')).toBe(ids);
    expect((await followed(`/Task?_sort=${sort}&_count=2`)).join(' ')).toBe(ids);
  });

  test('who follows the next links while others write meets each task once', async () => {
    const seen = await followed('/Task?_count=1', async (round) => {
      await send('PUT', '/Task/t5', {
        body: { resourceType: 'Task', intent: 'order', status: 'draft', id: 't5', description: `round ${round}` },
      });
    });
    expect(seen).toEqual(['t1', 't2', 't3', 't4', 't5']);
  });

  test('totals count matches, on request and for a count alone', async () => {
    const total = async (query: string) => (await send('GET', `/Task?${query}`)).body.total;
    expect([
      await total('_count=2'),
      await total('_count=2&_total=accurate'),
      await total('_summary=count'),
      await total('_count=0'),
      await total('_count=2&_total=none'),
    ]).toEqual([undefined, 5, 5, 5, undefined]);
    expect((await send('GET', '/Task?_count=10')).body.total).toBe(5);
  });
});

async function followed(
  first: string,
  between: (round: number) => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  const ids: string[] = [];
  let path: string | undefined = first;
  for (let round = 0; path !== undefined && round < 20; round += 1) {
    const { body } = await send('GET', path);
    ids.push(...((body.entry ?? []) as Entry[]).map(({ resource }) => resource.id));
    path = body.link.find(({ relation }: { relation: string }) => relation === 'next')?.url.replace(BASE, '');
    await between(round);
  }
  return ids;
}

describe('what comes along', () => {
  test.each([
    ['Task?_id=t2&_include=Task:owner&_include=Task:patient', 'Practitioner/a Patient/p1'],
    ['Task?_id=t2,t4&_include=Task:owner:Organization', 'Organization/o'],
    ['Task?_id=t1&_revinclude=Task:part-of', 'Task/t2'],
    ['Task?_id=t5&_include=Task:focus&_include:iterate=ServiceRequest:subject', 'ServiceRequest/s1 Patient/p1'],
    ['Task?_id=t2&_include=Task:*', 'Practitioner/a Patient/p1 Task/t1'],
  ])('%s brings %s', async (query, keys) => {
    expect((await found(query, 'include')).sort()).toEqual(keys.split(' ').sort());
  });

  test('_elements and _summary cut, keep what must be, and mark what was cut', async () => {
    const { body } = await send('GET', '/Task?_id=t1&_elements=priority');
    expect(Object.keys(body.entry[0].resource).sort()).toEqual([
      'id',
      'intent',
      'meta',
      'priority',
      'resourceType',
      'status',
    ]);
    expect(body.entry[0].resource.meta.tag[0].code).toBe('SUBSETTED');
    const summary = (await send('GET', '/Task?_id=t1&_summary=true')).body.entry[0].resource;
    expect([summary.priority, summary.authoredOn, summary.code.coding[0].code]).toEqual([
      undefined,
      undefined,
      'weigh',
    ]);
  });
});

test('what is not understood is left out of the self link, or refused when handling is strict', async () => {
  const { body } = await send('GET', '/Task?status=requested&colour=blue&_include=Task:colour');
  expect(body.link[0].url).toBe(`${BASE}/Task?status=requested`);
  expect((await send('GET', '/Task?colour=blue', { headers: { prefer: 'handling=strict' } })).status).toBe(400);
});

test('POST _search reads a form, and parameters of the URL beside it', async () => {
  const { body } = await send('POST', '/Task/_search?status=requested', {
    body: 'priority=stat',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(body.entry.map(({ resource }: Entry) => resource.id)).toEqual(['t1']);
});
