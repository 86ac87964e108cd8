import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InputError, StaleSettingError } from '@/lib/domain/fhir/errors';
import { NewTask, type TaskAction } from '@/lib/domain/task/task-action';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { TaskTypeChange, TaskTypeDetail } from '@/lib/domain/task-type/task-type';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { actOnTask } from '@/lib/server/tasks/act-on-task';
import { createTask } from '@/lib/server/tasks/create-task';
import { readTaskPage } from '@/lib/server/tasks/read-task-page';
import { at, FORM_URL, NOW, nurse, nurse2, openHospital, staffActor } from '@/lib/server/tasks/test-hospital';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { listTaskTypes } from './list-task-types';
import { readTaskType, readTypeVersion } from './read-task-type';
import { saveTaskType } from './save-task-type';

const admin = staffActor(8, 'ward-a', 'admin');

let database: TestDatabase;
beforeAll(async () => {
  database = await openHospital();
});
afterAll(() => database.close());

const question = (linkId: string, text: string) => ({ linkId, text, type: 'string', required: true });
const form = (...items: object[]) => ({ resourceType: 'Questionnaire' as const, title: 'Dose', item: items });
let made = 0;

/** A type of its own for a test: a form with one question, due after two hours. */
async function newType(more: Partial<TaskTypeChange['settings']> = {}): Promise<TaskTypeDetail> {
  made += 1;
  const settings = {
    title: `Dose ${made}`,
    code: `http://types.example|dose-${made}`,
    status: 'active' as const,
    role: 'http://roles.example|nurse',
    due: { kind: 'after' as const, hours: 2 },
    claimTo: 'accepted' as const,
    direct: false,
    reassignKeepsStatus: false,
    secondPerson: false,
    why: 'So that the level stays.',
    todo: 'Give it slowly.',
    leaves: 'Once it is given.',
    ...more,
  };
  const forms = { complete: form(question('given', 'Given at')) };
  return saveTaskType(admin, undefined, { change: { settings, forms }, now: NOW });
}

/** The type as the editor would send it back, changed. */
const changed = ({ seenVersion, settings, forms }: TaskTypeDetail, more: Partial<TaskTypeChange>): TaskTypeChange => ({
  seenVersion,
  settings,
  forms,
  ...more,
});
const save = (type: TaskTypeDetail, more: Partial<TaskTypeChange>, minute = 5) =>
  saveTaskType(admin, type.id, { change: changed(type, more), now: at(minute) });

async function startedTask(type: string): Promise<string> {
  const { id } = await createTask(nurse2, NewTask.parse({ type, patient: 'p1' }), { now: NOW });
  await actOnTask(nurse, id, 'claim', { seenVersion: '1' }, { now: at(1) });
  await actOnTask(nurse, id, 'start', { seenVersion: '2' }, { now: at(2) });
  return id;
}

const answered = (linkId: string): Partial<TaskAction> => ({
  questionnaireResponse: {
    resourceType: 'QuestionnaireResponse',
    status: 'in-progress',
    item: [{ linkId, answer: [{ valueString: 'yes' }] }],
  },
});
const doing = (id: string, verb: TaskVerb, action: Partial<TaskAction>) =>
  actOnTask(nurse, id, verb, { seenVersion: '3', ...action }, { now: at(9) });

test('a new type is on the list, with its forms and its first version', async () => {
  const type = await newType();
  const { types, roles } = await listTaskTypes();
  expect(types.find(({ id }) => id === type.id)).toMatchObject({
    title: type.settings.title,
    version: '1',
    by: 'Staff 8',
    open: 0,
  });
  expect(roles).toContainEqual({ reference: 'http://roles.example|nurse', display: 'Nurse' });
  expect(type.versions).toMatchObject([{ version: '1', by: 'Staff 8', changes: ['Made.'] }]);
  expect(await readTaskType(admin, type.id, { now: at(1) })).toEqual(type);
});

test('a task of it is due, addressed and described as it says, and shows its sentences', async () => {
  const type = await newType();
  const { id, row } = await createTask(nurse2, NewTask.parse({ type: type.id, patient: 'p1' }), { now: NOW });
  expect(row).toMatchObject({ dueAt: at(120).toISOString(), description: 'Give it slowly.' });
  expect(row?.roles).toMatchObject([{ reference: 'http://roles.example|nurse' }]);
  const page = await readTaskPage(nurse, id, { now: at(1) });
  expect(page).toMatchObject({ purpose: 'So that the level stays.', leaves: 'Once it is given.' });
  const { task } = await repositoryFor(nurse).readTask(id);
  expect(task.instantiatesCanonical).toMatch(/\|1$/);
});

describe('a change of a type while a task is under way', () => {
  const NEW_FORM = { complete: form(question('site', 'Where')) };

  test('leaves that task with the form and the rules it was made with, and gives the next one the new', async () => {
    const type = await newType();
    const id = await startedTask(type.id);
    const next = await save(type, {
      forms: NEW_FORM,
      settings: { ...type.settings, secondPerson: true, claimTo: 'received' },
    });
    expect(next.version).toBe('2');
    const running = await readTaskPage(nurse, id, { now: at(6) });
    expect(JSON.stringify(running.form)).toContain('Given at');
    await expect(doing(id, 'complete', answered('site'))).rejects.toBeInstanceOf(InputError);
    expect((await doing(id, 'complete', answered('given'))).row?.status).toBe('completed');

    const { id: later } = await createTask(nurse2, NewTask.parse({ type: type.id, patient: 'p1' }), { now: at(6) });
    expect((await actOnTask(nurse, later, 'claim', { seenVersion: '1' }, { now: at(7) })).row?.status).toBe('received');
    expect(JSON.stringify((await readTaskPage(nurse, later, { now: at(8) })).form)).toContain('Where');
  });

  test('judged by the newest version instead, it would be broken: the check of this test can fail', async () => {
    const type = await newType();
    const id = await startedTask(type.id);
    await save(type, { forms: NEW_FORM });
    await database.pool.query("delete from task_type_version where canonical like $1 || '|%'", [
      `http://localhost:3000/fhir/ActivityDefinition/${type.id}`,
    ]);
    await expect(doing(id, 'complete', answered('given'))).rejects.toBeInstanceOf(InputError);
  });

  test('leaves it what it was when the type is retired, and takes it from the list of what can be asked for', async () => {
    const type = await newType();
    const id = await startedTask(type.id);
    await save(type, { settings: { ...type.settings, status: 'retired' } });
    expect((await doing(id, 'complete', answered('given'))).row?.status).toBe('completed');
    await expect(createTask(nurse2, NewTask.parse({ type: type.id }), { now: at(6) })).rejects.toBeInstanceOf(
      InputError,
    );
  });
});

test('going back is a new version that says what the old one said', async () => {
  const type = await newType();
  const second = await save(type, {
    settings: { ...type.settings, title: 'Another name', due: { kind: 'shift-end' } },
    forms: { complete: form(question('given', 'Given at'), question('by', 'By whom')) },
  });
  expect(second.versions[0]?.changes).toEqual([
    `Title: “${type.settings.title}” → “Another name”.`,
    'Due: 2 hours after it was asked for → at the end of the shift.',
    'Form for complete: “By whom” added.',
  ]);
  const old = await readTypeVersion(admin, { id: type.id, version: type.seenVersion }, { now: at(6) });
  const third = await save(second, old, 7);
  expect(third.version).toBe('3');
  expect(third.settings).toEqual(type.settings);
  expect(third.forms.complete).toMatchObject({ item: [{ linkId: 'given' }] });
  expect(third.versions.map(({ version }) => version)).toEqual(['3', '2', '1']);
});

test('a save changes only what it says: an untouched form keeps its version, and what is not understood stays', async () => {
  const type = await newType();
  const repository = repositoryFor(SYSTEM_ACTOR, { now: () => at(1) });
  const { resource } = await repository.readStored('ActivityDefinition', type.id);
  const strange = { url: 'http://other.example/colour', valueString: 'blue' };
  const [written] = await repository.commit([
    {
      kind: 'put',
      resource: {
        ...resource,
        extension: [strange, ...((resource as { extension?: object[] }).extension ?? [])],
      } as typeof resource,
    },
  ]);
  const next = await saveTaskType(admin, type.id, {
    change: changed(
      { ...type, seenVersion: written?.version ?? '' },
      { settings: { ...type.settings, todo: 'Slower.' } },
    ),
    now: at(3),
  });
  const { resource: after } = await repository.readStored('ActivityDefinition', type.id);
  expect(JSON.stringify(after)).toContain('http://other.example/colour');
  expect(JSON.stringify(after)).toMatch(/complete\|1"/);
  expect(next.versions[0]?.changes).toEqual(['What to do: “Give it slowly.” → “Slower.”.']);
});

test('of two administrators at once the second is told, and sees what stands now', async () => {
  const type = await newType();
  const settings = { ...type.settings, title: 'By the first' };
  const saved = await Promise.allSettled([
    save(type, { settings }),
    save(type, { settings: { ...settings, title: 'By the second' } }),
  ]);
  const lost = saved.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  expect(lost).toHaveLength(1);
  expect(lost[0]).toBeInstanceOf(StaleSettingError);
  expect((lost[0] as StaleSettingError).current).toMatchObject({ version: '2' });
  await expect(save(type, { settings })).rejects.toBeInstanceOf(StaleSettingError);
});

test('what a type asks for is checked when it is saved, a line for each fault', async () => {
  const type = await newType();
  const other = await newType();
  const broken = form(question('a', 'One'), { ...question('a', ''), type: 'choice' }, { linkId: 'g', type: 'group' });
  const wrong = save(type, {
    settings: { ...type.settings, role: 'http://roles.example|astronaut', code: other.settings.code },
    forms: { complete: broken },
  });
  await expect(wrong).rejects.toMatchObject({
    status: 422,
    fields: [
      { field: 'settings.role' },
      { field: 'settings.code' },
      { field: 'forms.complete.item[1].text' },
      { field: 'forms.complete.item[1].answerOption' },
      { field: 'forms.complete.item[1].linkId' },
      { field: 'forms.complete.item[2].item' },
    ],
  });
  expect((await readTaskType(admin, type.id, { now: at(9) })).version).toBe('1');
});

test('types that came over FHIR without a version are edited as well', async () => {
  const type = await readTaskType(admin, 'wound-care', { now: at(1) });
  expect(type).toMatchObject({ version: null, settings: { due: { kind: 'after', hours: 2 } } });
  expect(type.forms.complete).toMatchObject({ url: FORM_URL });
  const next = await save(type, { settings: { ...type.settings, leaves: 'When it is dry.' } });
  expect(next).toMatchObject({ version: '1', settings: { leaves: 'When it is dry.' } });
});

test('a version that names its form without a version keeps it when the form is changed here', async () => {
  const url = 'http://types.example/Questionnaire/unpinned';
  const type = {
    resourceType: 'ActivityDefinition' as const,
    id: 'unpinned',
    status: 'active' as const,
    kind: 'Task' as const,
    title: 'Unpinned',
    code: { coding: [{ system: 'http://types.example', code: 'unpinned' }] },
    extension: [{ url: 'https://taskward.health/fhir/StructureDefinition/completion-form', valueCanonical: url }],
  };
  const asked = { ...form(question('old', 'Old')), id: 'unpinned', url, status: 'active' as const };
  await repositoryFor(SYSTEM_ACTOR, { now: () => NOW }).commit(
    [type, asked].map((resource) => ({ kind: 'put' as const, resource: resource as typeof type })),
  );
  const seen = await readTaskType(admin, 'unpinned', { now: NOW });
  const saved = await save(seen, { forms: { complete: { ...seen.forms.complete, ...form(question('new', 'New')) } } });
  const before = await readTypeVersion(admin, { id: 'unpinned', version: seen.seenVersion }, { now: at(6) });
  expect(before.forms.complete).toMatchObject({ item: [{ linkId: 'old' }] });
  expect(saved.forms.complete).toMatchObject({ item: [{ linkId: 'new' }] });
  expect(saved.versions[0]?.changes).toEqual([
    'Form for complete: “New” added.',
    'Form for complete: “Old” taken away.',
  ]);
});
