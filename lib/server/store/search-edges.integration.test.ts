import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { BASE, type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';

let database: TestDatabase;
let send: Send;

const HELD = [
  {
    resourceType: 'Task',
    id: 't',
    status: 'ready',
    intent: 'order',
    focus: { reference: `${BASE}/ServiceRequest/s.1` },
    for: { reference: '#p' },
    reasonReference: { reference: '#q' },
    contained: [
      { resourceType: 'Patient', id: 'p', name: [{ family: 'Straße' }], gender: 'female' },
      { resourceType: 'Patient', id: 'q', name: [{ family: 'Weg' }] },
    ],
  },
  { resourceType: 'Task', id: 'u', status: 'ready', intent: 'order', focus: { reference: 'ServiceRequest/s01' } },
  {
    resourceType: 'ServiceRequest',
    id: 's.1',
    status: 'active',
    intent: 'order',
    subject: { reference: 'Patient/p' },
    identifier: [{ system: 'urn:i', type: { text: 'Chart' } }],
    occurrenceTiming: { event: ['2026-01-31', '2026-01-01'] },
  },
  { resourceType: 'Patient', id: 'p', name: [{ family: 'ΟΔΟΣΑ' }] },
  {
    resourceType: 'Observation',
    id: 'a',
    status: 'final',
    valueQuantity: { value: 5.35, system: 'http://unitsofmeasure.org', code: 'mg' },
  },
  {
    resourceType: 'Observation',
    id: 'b',
    status: 'final',
    valueQuantity: { value: 110, system: 'http://unitsofmeasure.org', code: 'mg' },
  },
  {
    resourceType: 'Observation',
    id: 'c',
    status: 'final',
    valueQuantity: { system: 'http://unitsofmeasure.org', code: 'mg' },
  },
  { resourceType: 'Observation', id: 'd', status: 'final', valueString: 'none' },
].map((each) => (each.resourceType === 'Observation' ? { ...each, code: { text: 'dose' } } : each));

beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  const entry = HELD.map((resource) => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  }));
  expect((await send('POST', '', { body: { resourceType: 'Bundle', type: 'transaction', entry } })).status).toBe(200);
});
afterAll(() => database.close());

/** Each was once found wrongly; what is right was worked out by hand from hl7.org/fhir/R4/search.html. */
const CASES: [query: string, ids: string][] = [
  ['Task?focus=s.1', 't'],
  ['Task?focus=s01', 'u'],
  ['Task?focus=ServiceRequest/s.1', 't'],
  ['Task?patient.family=STRASSE', 't'],
  ['Task?patient.family=weg', ''],
  ['Task?patient.gender:missing=true', ''],
  ['Task?subject:Patient.gender=female', 't'],
  ['Task?subject:Practitioner.gender=female', ''],
  ['Patient?family=οδος', 'p'],
  ['ServiceRequest?identifier:text=chart', 's.1'],
  ['ServiceRequest?occurrence=2026-01', 's.1'],
  ['ServiceRequest?occurrence=gt2026-01-15', 's.1'],
  ['ServiceRequest?occurrence=sa2026-01-15', ''],
  ['ServiceRequest?occurrence=eb2026-01-15', ''],
  ['Observation?value-quantity=5.4', 'a'],
  ['Observation?value-quantity=ne5.4', 'b'],
  ['Observation?value-quantity=ap100', 'b'],
  ['Observation?value-quantity:missing=false', 'a b c'],
];

describe('a search at the edges of what is compared', () => {
  test.each(CASES)('%s → %s', async (query, ids) => {
    const { status, body } = await send('GET', `/${query}`, { headers: { prefer: 'handling=strict' } });
    const found = ((body.entry ?? []) as { resource: { id: string } }[]).map(({ resource }) => resource.id);
    expect([status, found.join(' ')]).toEqual([200, ids]);
  });
});
