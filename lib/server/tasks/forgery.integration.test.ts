import type { QuestionnaireResponse, Resource, Task } from '@medplum/fhirtypes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { at, FORM_URL, NURSE, nurse, nurse3, openHospital } from './test-hospital';

let database: TestDatabase;
beforeAll(async () => {
  database = await openHospital();
});
afterAll(() => database.close());

const put = (actor: Actor, ...resources: (Resource & { id: string })[]) =>
  repositoryFor(actor, { now: () => at(5) }).commit(resources.map((resource) => ({ kind: 'put', resource })));
const read = (actor: Actor, type: string, id: string) => repositoryFor(actor).readResource(type, id);

const taskOf = (actor: Actor, id: string, more: Partial<Task>): Task & { id: string } => ({
  resourceType: 'Task',
  id,
  status: 'draft',
  intent: 'order',
  requester: { reference: actor.reference },
  // A task for no role at no place is for everybody, and so is its patient.
  performerType: [{ coding: [NURSE] }],
  location: { reference: 'Location/ward-a' },
  ...more,
});
const answersOf = (id: string, more: Partial<QuestionnaireResponse>): QuestionnaireResponse & { id: string } => ({
  resourceType: 'QuestionnaireResponse',
  id,
  status: 'completed',
  questionnaire: FORM_URL,
  author: { reference: nurse.reference },
  ...more,
});

test.each([
  ['a patient', { for: { reference: 'Patient/p1' } }],
  ['a stay', { encounter: { reference: 'Encounter/e1' } }],
  ['an owner that is a patient', { owner: { reference: 'Patient/p1' } }],
  [
    'a reason deep inside',
    { input: [{ type: { text: 'x' }, valueReference: { reference: 'AllergyIntolerance/a1' } }] },
  ],
] as const)('a nurse of another ward makes no task about %s, and so does not come to see it', async (what, part) => {
  const id = `about-${what.replaceAll(' ', '-')}`;
  const more = part as Partial<Task>;
  await expect(put(nurse3, taskOf(nurse3, id, more))).rejects.toMatchObject({ name: 'InputError', status: 422 });
  await expect(read(nurse3, 'Patient', 'p1')).rejects.toMatchObject({ name: 'NotVisibleError' });
  expect(await put(nurse, taskOf(nurse, id, more))).toHaveLength(1);
});

test('answers to a form stay as they were given, and are given in one’s own name', async () => {
  await put(nurse, answersOf('given', { subject: { reference: 'Patient/p1' } }));
  const stolen = answersOf('given', { subject: { reference: 'Patient/p2' }, author: { reference: nurse3.reference } });
  await expect(put(nurse3, stolen)).rejects.toMatchObject({ name: 'NotVisibleError' });
  await expect(put(nurse, answersOf('given', {}))).rejects.toMatchObject({ name: 'ForbiddenError' });
  const foreign = answersOf('foreign', { author: { reference: nurse3.reference } });
  await expect(put(nurse, foreign)).rejects.toMatchObject({ name: 'ForbiddenError' });
});

test('a task is completed with its form about its patient, and with nothing that only looks like it', async () => {
  const output = (id: string) => [
    { type: { text: 'Form' }, valueReference: { reference: `QuestionnaireResponse/${id}` } },
  ];
  await put(
    nurse,
    taskOf(nurse, 'wound', {
      status: 'in-progress',
      code: { coding: [{ system: 'http://types.example', code: 'wound' }] },
      for: { reference: 'Patient/p1' },
      owner: { reference: nurse.reference },
    }),
  );
  const wound = await read(nurse, 'Task', 'wound');
  await put(
    nurse,
    answersOf('other-form', { questionnaire: 'http://forms.example/x', subject: { reference: 'Patient/p1' } }),
  );
  await put(nurse, answersOf('other-patient', {}));
  const complete = (id: string, ...along: (Resource & { id: string })[]) =>
    put(nurse, ...along, { ...wound, status: 'completed', output: output(id) } as Task & { id: string });
  for (const id of ['none', 'other-patient']) {
    await expect(complete(id)).rejects.toMatchObject({ status: 422 });
  }
  await expect(complete('other-form')).rejects.toMatchObject({ refusal: { rule: 'task.complete.form' } });
  expect(await complete('right', answersOf('right', { subject: { reference: 'Patient/p1' } }))).toHaveLength(2);
});

test('the record of each act of a joint commit is seen by those who see its task', async () => {
  const at3 = (unit: string, id: string) =>
    taskOf(nurse, id, {
      status: 'requested',
      location: { reference: `Location/${unit}` },
      requester: { reference: 'Device/engine' },
    });
  await put(SYSTEM_ACTOR, at3('ward-a', 'joint-a'), at3('ward-b', 'joint-b'));
  const recordsOf = async (actor: Actor, id: string) =>
    (await repositoryFor(actor).searchRaw('Provenance', new URLSearchParams({ target: `Task/${id}` }))).total;
  expect([await recordsOf(nurse3, 'joint-a'), await recordsOf(nurse3, 'joint-b')]).toEqual([0, 1]);
  expect(await recordsOf(SYSTEM_ACTOR, 'joint-a')).toBe(1);
});

test('the team around a patient is seen by those who see the patient, a team of the house by all', async () => {
  const team = (id: string, part: object) => ({ resourceType: 'CareTeam', id, ...part }) as Resource & { id: string };
  await put(
    SYSTEM_ACTOR,
    team('of-p1', { subject: { reference: 'Patient/p1' } }),
    team('of-house', { name: 'Wounds' }),
  );
  await expect(read(nurse3, 'CareTeam', 'of-p1')).rejects.toMatchObject({ name: 'NotVisibleError' });
  const seen = await Promise.all([read(nurse, 'CareTeam', 'of-p1'), read(nurse3, 'CareTeam', 'of-house')]);
  expect(seen.map(({ id }) => id)).toEqual(['of-p1', 'of-house']);
});

test('people do not take over the id of what was deleted, nor say when they wrote', async () => {
  await put(SYSTEM_ACTOR, taskOf(nurse, 'removed', {}));
  await repositoryFor(SYSTEM_ACTOR).commit([{ kind: 'delete', type: 'Task', id: 'removed' }]);
  await expect(put(nurse3, taskOf(nurse3, 'removed', {}))).rejects.toMatchObject({ name: 'ForbiddenError' });
  await put(nurse, taskOf(nurse, 'stamped', { lastModified: '2099-01-01T00:00:00Z' }));
  expect(await read(nurse, 'Task', 'stamped')).toMatchObject({ lastModified: at(5).toISOString() });
});

test('nobody but the store says what was done here', async () => {
  const forged = {
    resourceType: 'Provenance',
    id: 'forged',
    recorded: at(5).toISOString(),
    target: [{ reference: 'Task/joint-a' }],
    agent: [{ who: { reference: 'Practitioner/s1' } }],
    activity: { coding: [{ system: 'https://taskward.health/fhir/CodeSystem/task-verb', code: 'complete' }] },
  } as const;
  await expect(put(SYSTEM_ACTOR, structuredClone(forged) as never)).rejects.toMatchObject({ name: 'ForbiddenError' });
  await expect(
    put(SYSTEM_ACTOR, { ...structuredClone(forged), activity: { text: 'Seen' } } as never),
  ).resolves.toHaveLength(1);
});
