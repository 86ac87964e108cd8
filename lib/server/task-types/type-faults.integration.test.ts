import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InputError } from '@/lib/domain/fhir/errors';
import { NewTask } from '@/lib/domain/task/task-action';
import { COMPLETION_FORM } from '@/lib/domain/task/task-policy';
import type { EditedForm, TaskTypeDetail } from '@/lib/domain/task-type/task-type';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { createTask } from '@/lib/server/tasks/create-task';
import { at, nurse2, openHospital, staffActor } from '@/lib/server/tasks/test-hospital';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { readTaskType } from './read-task-type';
import { saveTaskType } from './save-task-type';

const admin = staffActor(8, 'ward-a', 'admin');
const RIGHT: QuestionnaireItem = { linkId: 'a', text: 'One', type: 'string' };

let database: TestDatabase;
let type: TaskTypeDetail;
beforeAll(async () => {
  database = await openHospital();
  type = await readTaskType(admin, 'wound-care', { now: at(1) });
});
afterAll(() => database.close());

const faultsOfForm = async (form: Record<string, unknown>) => {
  const { id, seenVersion, settings } = type;
  const complete = { resourceType: 'Questionnaire', title: 'Form', ...form } as EditedForm;
  const saved = saveTaskType(admin, id, { change: { seenVersion, settings, forms: { complete } }, now: at(2) });
  const error: unknown = await saved.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).fields.map(
    ({ field, message }) => `${field.replace('forms.complete.', '')}: ${message}`,
  );
};

test.each<[string, Record<string, unknown>, string]>([
  ['no questions', {}, 'item: A form needs a question.'],
  ['a file', { item: [RIGHT, { ...RIGHT, linkId: 'f', type: 'attachment' }] }, 'item[1]: Taskward cannot ask this'],
  [
    'a question that hangs on one that is not there',
    { item: [{ ...RIGHT, enableWhen: [{ question: 'gone', operator: 'exists', answerBoolean: true }] }] },
    'item[0]: Taskward cannot ask this: it depends on gone',
  ],
  ['a linkId twice', { item: [RIGHT, { ...RIGHT, text: 'Two' }] }, 'item[1].linkId: a stands twice.'],
  ['a question without words', { item: [{ ...RIGHT, text: ' ' }] }, 'item[0]'],
  ['a question without linkId', { item: [{ text: 'One', type: 'string' }] }, 'item[0]'],
  ['a type that is none', { item: [{ ...RIGHT, type: 'banana' }] }, 'item[0]'],
  ['items that are no list', { item: 5 }, 'item'],
  ['items that are no items', { item: [null, 'x'] }, 'item'],
  ['parts that are no lists', { item: [{ ...RIGHT, extension: 'x', answerOption: 1, enableWhen: {} }] }, 'item[0]'],
])('a form with %s is told, and not saved', async (_, form, expected) => {
  const faults = await faultsOfForm(form);
  expect(faults[0]?.startsWith(expected), faults.join('\n')).toBe(true);
  expect((await readTaskType(admin, type.id, { now: at(3) })).seenVersion).toBe(type.seenVersion);
});

test('each fault has a line, one for what is twice and one for what cannot be asked', async () => {
  const item = [RIGHT, { ...RIGHT, text: '' }, { linkId: 'f', text: 'Photograph', type: 'attachment' }];
  expect((await faultsOfForm({ item })).map((line) => line.split(':')[0])).toEqual([
    'item[1].text',
    'item[1].linkId',
    'item[2]',
  ]);
});

test('a type whose form is not here keeps asking for it: saving does not take it away unseen', async () => {
  const repository = repositoryFor(SYSTEM_ACTOR, { now: () => at(1) });
  const gone = 'http://forms.example/gone';
  await repository.commit([
    {
      kind: 'put',
      mustBeNew: true,
      resource: {
        resourceType: 'ActivityDefinition',
        id: 'lost-form',
        status: 'active',
        kind: 'Task',
        title: 'Lost form',
        code: { coding: [{ system: 'http://types.example', code: 'lost' }] },
        extension: [{ url: COMPLETION_FORM, valueCanonical: gone }],
      },
    },
  ]);
  const lost = await readTaskType(admin, 'lost-form', { now: at(2) });
  const { seenVersion, settings, forms } = lost;
  const change = { seenVersion, settings, forms };
  await expect(saveTaskType(admin, lost.id, { change, now: at(3) })).rejects.toMatchObject({
    status: 422,
    fields: [{ field: 'forms.complete', message: expect.stringContaining(gone) }],
  });
  const complete = { resourceType: 'Questionnaire' as const, title: 'New', item: [RIGHT] };
  const saved = await saveTaskType(admin, lost.id, { change: { ...change, forms: { complete } }, now: at(4) });
  expect(saved.forms.complete).toMatchObject({ title: 'New' });
});

test('work of a type that is a draft cannot be asked for yet', async () => {
  const { id, seenVersion, settings, forms } = await readTaskType(admin, 'wound-care', { now: at(5) });
  const asDraft = { seenVersion, settings: { ...settings, status: 'draft' as const }, forms };
  const draft = await saveTaskType(admin, id, { change: asDraft, now: at(6) });
  const ask = () => createTask(nurse2, NewTask.parse({ type: id, patient: 'p1' }), { now: at(7) });
  await expect(ask()).rejects.toBeInstanceOf(InputError);
  const change = { seenVersion: draft.seenVersion, settings, forms: draft.forms };
  await saveTaskType(admin, id, { change, now: at(8) });
  expect((await ask()).row?.status).toBe('requested');
});
