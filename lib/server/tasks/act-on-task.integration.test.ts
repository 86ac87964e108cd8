import type { QuestionnaireResponse } from '@medplum/fhirtypes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError, NotVisibleError, RefusedError, StaleTaskError } from '@/lib/domain/fhir/errors';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { repositoryFor } from '@/lib/server/wiring';
import { readPatient } from '@/lib/server/worklist/read-patient';
import { actOnTask } from './act-on-task';
import { listCandidates } from './list-candidates';
import { readTaskPage } from './read-task-page';
import { at, FORM_URL, NOW, nurse, nurse2, nurse3, openHospital, requestWoundCare, supervisor } from './test-hospital';

let database: TestDatabase;
beforeAll(async () => {
  database = await openHospital();
});
afterAll(() => database.close());

const answers = (length: number, look = 'clean') => ({
  resourceType: 'QuestionnaireResponse' as const,
  status: 'in-progress',
  item: [
    { linkId: 'length', text: 'Length', answer: [{ valueDecimal: length }] },
    {
      linkId: 'look',
      text: 'Look',
      answer: [{ valueCoding: { system: 'http://looks.example', code: look, display: 'Clean' } }],
    },
  ],
});

test('a nurse claims, starts and completes with the form; output and status are one write', async () => {
  const id = await requestWoundCare();
  const claimed = await actOnTask(nurse, id, 'claim', { seenVersion: '1' }, { now: at(1) });
  expect(claimed).toMatchObject({
    version: '2',
    row: {
      status: 'accepted',
      mine: true,
      owner: { reference: 'Practitioner/s1', display: 'Staff 1' },
      patient: { bed: 'Bed 1', mrn: 'MRN-p1' },
    },
  });
  const started = await actOnTask(nurse, id, 'start', { seenVersion: '2' }, { now: at(2) });
  const done = await actOnTask(
    nurse,
    id,
    'complete',
    { seenVersion: started.version, questionnaireResponse: answers(8.5) },
    { now: at(3) },
  );
  expect(done.row).toMatchObject({ status: 'completed', band: 'closed', closedAt: at(3).toISOString() });
  const page = await readTaskPage(nurse, id, { now: at(4) });
  expect(page.outputs).toEqual([
    { label: 'Length', value: '8.5 cm' },
    { label: 'Look', value: 'Clean' },
  ]);
  expect(page.story.map(({ act, from, to }) => [act, from, to])).toEqual([
    ['complete', 'in-progress', 'completed'],
    ['start', 'accepted', 'in-progress'],
    ['claim', 'requested', 'accepted'],
    ['create', null, 'requested'],
  ]);
  const { task } = await repositoryFor(nurse).readTask(id);
  const response = await repositoryFor(nurse).readResource<QuestionnaireResponse>(
    'QuestionnaireResponse',
    task.output?.[0]?.valueReference?.reference?.split('/')[1] ?? '',
  );
  expect(response).toMatchObject({
    status: 'completed',
    questionnaire: FORM_URL,
    subject: { reference: 'Patient/p1' },
    author: { reference: 'Practitioner/s1' },
  });
});

test('the page of a task says who, why, what may be done, and shows allergies, or that none are recorded', async () => {
  const page = await readTaskPage(nurse, await requestWoundCare(), { now: at(1) });
  expect(page).toMatchObject({
    purpose: 'So that it heals',
    form: { url: FORM_URL },
    patient: { display: 'LINDQVIST, Maria', sex: 'female', allergies: ['Penicillin'], bed: 'Bed 1' },
  });
  expect(page.verbs.find(({ verb }) => verb === 'claim')).toMatchObject({ allowed: true });
  expect(page.verbs.find(({ verb }) => verb === 'complete')).toMatchObject({ allowed: false });
  expect((await readPatient(nurse3, 'p2', { now: NOW })).patient.allergies).toBeNull();
});

test('refusals come in order: not to be seen, then stale, then not yours, then not possible or input', async () => {
  const id = await requestWoundCare();
  const act = (actor: Actor, verb: Parameters<typeof actOnTask>[2], action: Parameters<typeof actOnTask>[3]) =>
    actOnTask(actor, id, verb, action, { now: at(5) }).catch((error: unknown) => error);
  expect(await act(nurse3, 'claim', { seenVersion: '9' })).toBeInstanceOf(NotVisibleError);
  expect(await act(nurse, 'complete', { seenVersion: '9' })).toBeInstanceOf(StaleTaskError);
  expect(await act(nurse, 'complete', { seenVersion: '1', questionnaireResponse: answers(99) })).toMatchObject({
    name: 'RefusedError',
    status: 403,
  });
  await actOnTask(nurse, id, 'claim', { seenVersion: '1' }, { now: at(6) });
  await actOnTask(nurse, id, 'start', { seenVersion: '2' }, { now: at(7) });
  expect(await act(nurse, 'complete', { seenVersion: '3' })).toMatchObject({ name: 'RefusedError', status: 422 });
  const faulty = await act(nurse, 'complete', { seenVersion: '3', questionnaireResponse: answers(99, 'dirty') });
  expect(faulty).toBeInstanceOf(InputError);
  expect((faulty as InputError).fields.map(({ field }) => field)).toEqual(['length', 'look']);
  expect(await act(nurse, 'reassign', { seenVersion: '3', to: 'Practitioner/nobody', reason: 'x' })).toBeInstanceOf(
    InputError,
  );
  expect(await act(nurse2, 'reassign', { seenVersion: '3', to: 'Practitioner/nobody', reason: 'x' })).toBeInstanceOf(
    RefusedError,
  );
  expect((await readTaskPage(nurse, id, { now: at(8) })).row).toMatchObject({ version: '3', status: 'in-progress' });
});

test('a task can be handed to who holds its role at its unit first, with how much each has', async () => {
  const [id, given] = [await requestWoundCare(), await requestWoundCare()];
  const action = { seenVersion: '1', to: 'Practitioner/s2', reason: 'End of shift' };
  await actOnTask(supervisor, given, 'reassign', action, { now: at(1) });
  const { candidates } = await listCandidates(supervisor, id, { now: NOW });
  expect(candidates.map(({ reference, role, unit }) => [reference, role, unit])).toEqual([
    ['Practitioner/s1', 'Nurse', 'Name of ward-a'],
    ['Practitioner/s2', 'Nurse', 'Name of ward-a'],
    ['Practitioner/s3', 'Nurse', 'Name of ward-b'],
  ]);
  expect(candidates[1]?.openTasks).toBeGreaterThan(0);
});
