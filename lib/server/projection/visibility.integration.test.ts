import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { AGENT, type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { canRead } from './visibility';

let database: TestDatabase;
let send: Send;

const NURSE_ROLE = 'urn:role|nurse';
function person(name: string, unit: string, accessRole: Actor['accessRole'] = 'clinician'): Actor {
  return {
    accountId: name,
    username: name,
    accessRole,
    reference: `Practitioner/${name}`,
    display: name,
    handles: [`Practitioner/${name}`],
    teams: [],
    rolesAtPlaces: [{ role: NURSE_ROLE, display: 'Nurse', unit }],
    units: [unit],
    scopes: [],
  };
}
const NURSE = person('north', 'ward-n');
const NURSE3 = person('south', 'ward-s');
const MANAGER = { ...person('manager', 'office', 'manager'), rolesAtPlaces: [], units: [] };

const ward = (id: string) => ({ resourceType: 'Location', id, name: id, physicalType: { coding: [{ code: 'wa' }] } });
const patientOn = (side: string) => [
  { resourceType: 'Patient', id: `p-${side}`, name: [{ family: side }] },
  {
    resourceType: 'Encounter',
    id: `e-${side}`,
    status: 'in-progress',
    class: { code: 'IMP' },
    subject: { reference: `Patient/p-${side}` },
    location: [{ location: { reference: `Location/ward-${side}` } }],
  },
  {
    resourceType: 'Observation',
    id: `o-${side}`,
    status: 'final',
    code: { text: 'x' },
    subject: { reference: `Patient/p-${side}` },
  },
  {
    resourceType: 'PractitionerRole',
    id: `r-${side}`,
    practitioner: { reference: `Practitioner/${side === 'n' ? 'north' : 'south'}` },
    code: [{ coding: [{ system: 'urn:role', code: 'nurse' }] }],
    location: [{ reference: `Location/ward-${side}` }],
  },
  {
    resourceType: 'Task',
    id: `t-${side}`,
    status: 'requested',
    intent: 'order',
    for: { reference: `Patient/p-${side}` },
    encounter: { reference: `Encounter/e-${side}` },
    performerType: [{ coding: [{ system: 'urn:role', code: 'nurse' }] }],
  },
];
const RESOURCES = [
  ward('ward-n'),
  ward('ward-s'),
  { resourceType: 'Practitioner', id: 'north' },
  { resourceType: 'Practitioner', id: 'south' },
  ...patientOn('n'),
  ...patientOn('s'),
  { resourceType: 'Patient', id: 'p-closed' },
  { resourceType: 'Basic', id: 'b', code: { text: 'x' } },
  {
    resourceType: 'Task',
    id: 't-closed',
    status: 'completed',
    intent: 'order',
    for: { reference: 'Patient/p-closed' },
    owner: { reference: 'Practitioner/north' },
  },
];

beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  for (const resource of RESOURCES) {
    const { status, body } = await send('PUT', `/${resource.resourceType}/${resource.id}`, { body: resource });
    expect([status, body.issue]).toEqual([201, undefined]);
  }
});
afterAll(() => database.close());

type Entry = { resource: { resourceType: string; id: string } };
async function seen(actor: Actor, path: string): Promise<string[]> {
  const { status, body } = await send('GET', path, { actor });
  expect(status).toBe(200);
  return ((body.entry ?? []) as Entry[]).map(({ resource }) => resource.id).sort();
}

describe('a nurse finds what is of her ward, and a nurse of another ward none of it', () => {
  test.each([
    ['/Task', ['t-closed', 't-n'], ['t-s']],
    ['/Patient', ['p-closed', 'p-n'], ['p-s']],
    ['/Observation', ['o-n'], ['o-s']],
    ['/Encounter', ['e-n'], ['e-s']],
    ['/Task?_summary=count', [], []],
    ['/Basic', [], []],
    ['/Task?patient.family=n', ['t-n'], []],
    ['/Patient?_has:Observation:subject:status=final', ['p-n'], ['p-s']],
    ['/Task?_include=Task:patient', ['p-closed', 'p-n', 't-closed', 't-n'], ['p-s', 't-s']],
    ['/Patient?_revinclude=Observation:subject', ['o-n', 'p-closed', 'p-n'], ['o-s', 'p-s']],
    ['/Practitioner', ['north', 'south'], ['north', 'south']],
  ])('%s', async (path, ofNurse, ofNurse3) => {
    expect(await seen(NURSE, path)).toEqual(ofNurse);
    expect(await seen(NURSE3, path)).toEqual(ofNurse3);
  });

  test.each([
    ['/Task/t-n', 200, 404],
    ['/Task/t-n/_history', 200, 404],
    ['/Task/t-n/_history/1', 200, 404],
    ['/Patient/p-n', 200, 404],
    ['/Patient/p-n/_history/1', 200, 404],
    ['/Observation/o-n', 200, 404],
    ['/Basic/b', 404, 404],
    ['/Location/ward-n', 200, 200],
    ['/Task/t-closed', 200, 404],
    ['/Patient/p-closed', 200, 404],
  ])('%s is %i for her and %i for the other', async (path, ofNurse, ofNurse3) => {
    expect((await send('GET', path, { actor: NURSE })).status).toBe(ofNurse);
    expect((await send('GET', path, { actor: NURSE3 })).status).toBe(ofNurse3);
  });

  test('totals, type history and system history count only what she sees', async () => {
    expect((await send('GET', '/Task?_summary=count', { actor: NURSE3 })).body.total).toBe(1);
    expect(await seen(NURSE3, '/Task/_history')).toEqual(['t-s']);
    expect(
      (await seen(NURSE3, '/_history?_count=1000')).filter(
        (id) => id.endsWith('-n') && !id.startsWith('ward') && !id.startsWith('r-'),
      ),
    ).toEqual([]);
  });

  test('the records of what happened follow the task they are about', async () => {
    const targets = async (actor: Actor) => {
      const { body } = await send('GET', '/Provenance?_count=100', { actor });
      return ((body.entry ?? []) as { resource: { target: { reference: string }[] } }[])
        .flatMap(({ resource }) => resource.target.map(({ reference }) => reference))
        .sort();
    };
    expect(await targets(NURSE)).toEqual(['Task/t-closed/_history/1', 'Task/t-n/_history/1']);
    expect(await targets(NURSE3)).toEqual(['Task/t-s/_history/1']);
    expect((await targets(MANAGER)).length).toBe(RESOURCES.length);
  });
});

test('what is not visible is refused for writing with the same words as what does not exist', async () => {
  const body = { resourceType: 'Task', id: 't-n', status: 'requested', intent: 'order' };
  const patch = {
    actor: NURSE3,
    body: [{ op: 'add', path: '/description', value: 'x' }],
    headers: { 'content-type': 'application/json-patch+json' },
  };
  const [put, unseen, absent] = [
    await send('PUT', '/Task/t-n', { actor: NURSE3, body }),
    await send('PATCH', '/Task/t-n', patch),
    await send('PATCH', '/Task/nowhere', patch),
  ];
  expect([put.status, unseen.status, absent.status]).toEqual([404, 404, 404]);
  // Nobody but an agent deletes, whether it is there or not.
  const deleted = [
    await send('DELETE', '/Task/t-n', { actor: NURSE3 }),
    await send('DELETE', '/Task/nowhere', { actor: NURSE3 }),
  ];
  expect(deleted.map(({ status }) => status)).toEqual([403, 403]);
  expect(deleted[0]?.body).toEqual(deleted[1]?.body);
});

test('a patient who leaves the ward is no longer visible to it', async () => {
  expect(await canRead(database.pool, NURSE3, 'Patient', 'p-s')).toBe(true);
  await send('PUT', '/Task/t-s', {
    body: { resourceType: 'Task', id: 't-s', status: 'cancelled', intent: 'order' },
    actor: AGENT,
  });
  const encounter = {
    resourceType: 'Encounter',
    id: 'e-s',
    status: 'finished',
    class: { code: 'IMP' },
    subject: { reference: 'Patient/p-s' },
  };
  expect((await send('PUT', '/Encounter/e-s', { body: encounter })).status).toBe(200);
  expect(await canRead(database.pool, NURSE3, 'Patient', 'p-s')).toBe(false);
});
