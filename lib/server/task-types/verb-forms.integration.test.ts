import { afterAll, beforeAll, expect, test } from 'vitest';
import { NewTask, type TaskAction } from '@/lib/domain/task/task-action';
import { FORM_OF_VERB } from '@/lib/domain/task/task-policy';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { AGENT, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { actOnTask } from '@/lib/server/tasks/act-on-task';
import { createTask } from '@/lib/server/tasks/create-task';
import { readTaskPage } from '@/lib/server/tasks/read-task-page';
import { at, NOW, nurse, nurse2, openHospital, staffActor } from '@/lib/server/tasks/test-hospital';
import { repositoryFor } from '@/lib/server/wiring';
import { saveTaskType } from './save-task-type';

let database: TestDatabase;
let type: string;
beforeAll(async () => {
  database = await openHospital();
  const form = (linkId: string) => ({
    resourceType: 'Questionnaire' as const,
    title: linkId,
    item: [{ linkId, text: linkId, type: 'string', required: true }],
  });
  const settings = {
    title: 'Transfusion',
    code: 'http://types.example|transfusion',
    status: 'active' as const,
    role: 'http://roles.example|nurse',
    due: { kind: 'none' as const },
    claimTo: 'accepted' as const,
    direct: false,
    reassignKeepsStatus: false,
    secondPerson: false,
    why: '',
    todo: '',
    leaves: '',
  };
  const forms = { complete: form('done'), fail: form('reaction'), hold: form('paused') };
  const admin = staffActor(8, 'ward-a', 'admin');
  type = (await saveTaskType(admin, undefined, { change: { settings, forms }, now: NOW })).id;
});
afterAll(() => database.close());

const answered = (linkId: string): Partial<TaskAction> => ({
  questionnaireResponse: {
    resourceType: 'QuestionnaireResponse',
    status: 'in-progress',
    item: [{ linkId, answer: [{ valueString: 'yes' }] }],
  },
});

/** A task in progress, and what its owner does to it. */
async function started() {
  const { id } = await createTask(nurse2, NewTask.parse({ type, patient: 'p1' }), { now: NOW });
  let version = '1';
  const act = async (verb: TaskVerb, action: Partial<TaskAction> = {}) => {
    const done = await actOnTask(
      nurse,
      id,
      verb,
      { seenVersion: version, reason: 'because', ...action },
      { now: at(5) },
    );
    version = done.version;
    return done.row?.status;
  };
  await act('claim');
  await act('start');
  return { id, act };
}

test('a verb that asks for a form is not done without it, and its answers are an output of the task', async () => {
  const { id, act } = await started();
  await expect(act('fail')).rejects.toMatchObject({ refusal: { rule: 'task.fail.form' } });
  await expect(act('fail', answered('done'))).rejects.toThrow('The form is not complete.');
  const page = await readTaskPage(nurse, id, { now: at(4) });
  expect(Object.keys(page.verbForms).toSorted()).toEqual(['fail', 'hold']);
  expect(page.verbs.find(({ verb }) => verb === 'fail')?.asks).toEqual(['form', 'reason', 'note']);
  expect(await act('fail', answered('reaction'))).toBe('failed');
  const { task } = await repositoryFor(nurse).readTask(id);
  expect(task.output).toMatchObject([{ type: { coding: [{ system: FORM_OF_VERB, code: 'fail' }] } }]);
});

test('the form of one verb does not stand for that of another, nor an earlier one for a later', async () => {
  const { act } = await started();
  expect(await act('hold', answered('paused'))).toBe('on-hold');
  expect(await act('resume')).toBe('in-progress');
  await expect(act('hold')).rejects.toMatchObject({ refusal: { rule: 'task.hold.form' } });
  await expect(act('complete')).rejects.toMatchObject({ refusal: { rule: 'task.complete.form' } });
  expect(await act('complete', answered('done'))).toBe('completed');
});

test('an agent completes nothing without the form either; other verbs it may do without', async () => {
  const send = sendTo(database.pool);
  const { id } = await started();
  const { body: task } = await send('GET', `/Task/${id}`);
  const put = (more: object) => send('PUT', `/Task/${id}`, { body: { ...task, ...more }, actor: AGENT });
  const bare = await put({ status: 'completed' });
  expect([bare.status, JSON.stringify(bare.body)]).toEqual([422, expect.stringContaining('task.complete.form')]);
  expect((await put({ status: 'on-hold' })).status).toBe(200);
});

test('answers to another version of the form do not complete a task that asks for this one', async () => {
  const send = sendTo(database.pool);
  const complete = async (version: string) => {
    const { id } = await started();
    const { body: task } = await send('GET', `/Task/${id}`);
    const { body: form } = await send('GET', `/Questionnaire/${type}-complete`);
    const { body: response } = await send('POST', '/QuestionnaireResponse', {
      body: {
        resourceType: 'QuestionnaireResponse',
        status: 'completed',
        questionnaire: `${form.url}|${version}`,
        subject: task.for,
        item: [{ linkId: 'done', answer: [{ valueString: 'yes' }] }],
      },
    });
    const output = [{ type: { text: 'Form' }, valueReference: { reference: `QuestionnaireResponse/${response.id}` } }];
    return (await send('PUT', `/Task/${id}`, { body: { ...task, status: 'completed', output }, actor: nurse })).status;
  };
  expect([await complete('1'), await complete('2')]).toEqual([200, 422]);
});
