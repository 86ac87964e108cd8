import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { NewTask, TaskAction } from '@/lib/domain/task/task-action';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { repositoryFor } from '@/lib/server/wiring';
import { readPatient } from '@/lib/server/worklist/read-patient';
import { searchPatients } from '@/lib/server/worklist/search-patients';
import { createTask } from './create-task';
import { at, NOW, NURSE, nurse, nurse3, openHospital, requestWoundCare } from './test-hospital';

let database: TestDatabase;
beforeAll(async () => {
  database = await openHospital();
});
afterAll(() => database.close());

test('a task made from its type has the type’s code, role and due time, the patient and the stay', async () => {
  const id = await requestWoundCare();
  const { task } = await repositoryFor(nurse).readTask(id);
  expect(task).toMatchObject({
    status: 'requested',
    intent: 'order',
    instantiatesCanonical: 'http://types.example/wound-care',
    code: { text: 'Wound care' },
    performerType: [{ coding: [NURSE] }],
    for: { reference: 'Patient/p1' },
    encounter: { reference: 'Encounter/e1' },
    requester: { reference: 'Practitioner/s2' },
    restriction: { period: { end: at(120).toISOString() } },
  });
});

test.each([
  [{ title: 'x', patient: 'p2' }, 'patient'],
  [{ title: 'x', patient: 'nobody' }, 'patient'],
  [{ type: 'nothing' }, 'type'],
  [{}, 'title'],
  [{ title: 'x', owner: 'Practitioner/nobody' }, 'owner'],
  [{ title: 'x', role: 'http://roles.example|astronaut' }, 'role'],
  [{ title: 'x', unit: 'moon' }, 'unit'],
])('a task that points at nothing is refused: %j', async (input, field) => {
  const made = await createTask(nurse, NewTask.parse(input), { now: NOW }).catch((error: unknown) => error);
  expect(made).toMatchObject({ name: 'InputError', status: 422, fields: [{ field }] });
});

test.each([
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-12:00',
  '0000-12-31T23:59:59-23:59',
  '2026-02-31T10:00:00Z',
  '99999-01-01T00:00:00Z',
])('a time that no calendar has is refused: %s', (time) => {
  expect(NewTask.safeParse({ title: 'x', due: time }).success).toBe(false);
  expect(TaskAction.safeParse({ seenVersion: '1', due: time }).success).toBe(false);
  expect(TaskAction.safeParse({ seenVersion: '1', until: time }).success).toBe(false);
});

test('asking twice under one key makes one task', async () => {
  const ask = () => createTask(nurse, NewTask.parse({ title: 'Restock the trolley' }), { now: NOW, id: 'key-1' });
  expect(await ask()).toMatchObject({
    id: 'key-1',
    version: '1',
    row: { unit: { reference: 'Location/ward-a' }, claimable: true },
  });
  expect(await ask()).toMatchObject({ id: 'key-1', version: '1' });
});
test('patients are found by name, number or birth date, and only those the reader may see', async () => {
  await requestWoundCare();
  await requestWoundCare();
  const find = async (actor: Actor, text: string) =>
    (await searchPatients(actor, { text, limit: 20 }, { now: NOW })).patients.map(({ id }) => id);
  expect(await find(nurse, 'lindq maria')).toEqual(['p1']);
  expect(await find(nurse, 'MRN-p1')).toEqual(['p1']);
  expect(await find(nurse, '1950-01-31')).toEqual(['p1']);
  expect(await find(nurse, '%')).toEqual([]);
  expect(await find(nurse3, 'lindqvist')).toEqual([]);
  await expect(readPatient(nurse3, 'p1', { now: NOW })).rejects.toThrow(NotVisibleError);
  expect((await readPatient(nurse, 'p1', { now: NOW })).open.length).toBeGreaterThan(1);
});
