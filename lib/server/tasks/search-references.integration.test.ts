import type { Device, Resource } from '@medplum/fhirtypes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { foundWords } from '@/lib/domain/form/reference-search';
import { PICKED_TYPES } from '@/lib/domain/form/reference-types';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { searchReferences } from './search-references';
import { NOW, nurse, nurse3, openHospital } from './test-hospital';

let database: TestDatabase;
beforeAll(async () => {
  database = await openHospital();
  const send = sendTo(database.pool);
  const device = (id: string, patient?: string): Device => ({
    resourceType: 'Device',
    id,
    deviceName: [{ name: `Pump ${id}`, type: 'user-friendly-name' }],
    ...(patient !== undefined && { patient: { reference: `Patient/${patient}` } }),
  });
  for (const resource of [device('free'), device('of-p1', 'p1'), device('of-p2', 'p2')] satisfies Resource[]) {
    expect((await send('PUT', `/Device/${resource.id}`, { body: resource })).status).toBeLessThan(300);
  }
});
afterAll(() => database.close());

type Find = (actor: Actor, text: string) => Promise<string[]>;
const types = [...PICKED_TYPES];
const find: Find = async (actor, text) =>
  (await searchReferences(actor, { text, types }, { now: NOW })).found.map(({ reference }) => reference);

test('people, places and devices are found by words of their name, told apart by what they are', async () => {
  const { found } = await searchReferences(nurse, { text: 'staff 1', types }, { now: NOW });
  const staff = found.find(({ reference }) => reference === 'Practitioner/s1');
  expect(staff).toMatchObject({ display: 'Staff 1', birthDate: null, mrn: null });
  expect(staff && foundWords(staff)).toMatch(/^Person/);
  expect(await find(nurse, 'lindqvist')).toEqual(['Patient/p1']);
  expect(await find(nurse, '100%')).toEqual([]);
});

test('only the types that the question takes are found', async () => {
  const { found } = await searchReferences(nurse, { text: 'staff', types: ['Practitioner'] }, { now: NOW });
  expect(new Set(found.map(({ reference }) => reference.split('/')[0]))).toEqual(new Set(['Practitioner']));
});

/** Whether a nurse finds what is of her own patients and of nobody, and nothing of others. */
async function keepsToVisible(ask: Find): Promise<boolean> {
  const [own, other] = [await ask(nurse, 'pump'), await ask(nurse3, 'pump')];
  const patients = [...(await ask(nurse, 'okafor')), ...(await ask(nurse3, 'lindqvist'))];
  return (
    own.join() === 'Device/free,Device/of-p1' && other.join() === 'Device/free,Device/of-p2' && patients.length === 0
  );
}

test('nothing of a patient whom the reader may not see is found; a search that looks at names alone is caught', async () => {
  const careless: Find = async (_actor, text) => {
    const { rows } = await database.pool.query<{ reference: string }>(
      `select reference from staff_row where display ilike $1 order by display`,
      [`%${text}%`],
    );
    return rows.map(({ reference }) => reference);
  };
  expect(await keepsToVisible(find)).toBe(true);
  expect(await keepsToVisible(careless)).toBe(false);
});
