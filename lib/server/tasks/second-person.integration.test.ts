import type { ActivityDefinition, Task } from '@medplum/fhirtypes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { RefusedError, StaleTaskError } from '@/lib/domain/fhir/errors';
import { NewTask } from '@/lib/domain/task/task-action';
import { DONE_BY } from '@/lib/domain/task/task-check';
import { SECOND_PERSON } from '@/lib/domain/task/task-policy';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { AGENT, type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { listWorklist } from '@/lib/server/worklist/list-worklist';
import { actOnTask } from './act-on-task';
import { createTask } from './create-task';
import { readTaskPage } from './read-task-page';
import { at, NOW, NURSE, nurse, nurse2, openHospital, supervisor } from './test-hospital';

const CODE = { system: 'http://types.example', code: 'insulin', display: 'Insulin dose' };
const insulin: ActivityDefinition & { id: string } = {
  resourceType: 'ActivityDefinition',
  id: 'insulin',
  url: 'http://types.example/insulin',
  status: 'active',
  kind: 'Task',
  title: 'Insulin dose',
  code: { coding: [CODE] },
  participant: [{ type: 'practitioner', role: { coding: [NURSE] } }],
  extension: [{ url: SECOND_PERSON, valueBoolean: true }],
};

let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await openHospital();
  send = sendTo(database.pool);
  await repositoryFor(SYSTEM_ACTOR, { now: () => NOW }).commit([{ kind: 'put', resource: insulin, mustBeNew: true }]);
});
afterAll(() => database.close());

async function act(who: Actor, id: string, verb: TaskVerb, seenVersion: string, minute = 1) {
  return actOnTask(who, id, verb, { seenVersion, reason: 'because' }, { now: at(minute) });
}

/** An insulin dose that the first nurse has given. Answers its id; it stands at version 4. */
async function givenByNurse(): Promise<string> {
  const { id } = await createTask(nurse2, NewTask.parse({ type: 'insulin', patient: 'p1' }), { now: NOW });
  await act(nurse, id, 'claim', '1');
  await act(nurse, id, 'start', '2');
  const { row } = await act(nurse, id, 'complete', '3');
  expect(row).toMatchObject({ status: 'in-progress', awaitsCheck: true, version: '4' });
  return id;
}

const toCheck = async (who: Actor) => {
  const query = WorklistQuery.parse({ check: 'waiting', status: 'in-progress' });
  return (await listWorklist(who, query, { now: at(2) })).rows.map(({ id }) => id);
};

test('what one nurse has done stands on the list of the others to check, and not on her own', async () => {
  const id = await givenByNurse();
  expect(await toCheck(nurse2)).toContain(id);
  expect(await toCheck(supervisor)).toContain(id);
  expect(await toCheck(nurse)).not.toContain(id);
  await act(nurse2, id, 'check', '4', 3);
  expect(await toCheck(nurse2)).not.toContain(id);
});

test('two different people complete it; the story names both', async () => {
  const id = await givenByNurse();
  await expect(act(nurse, id, 'check', '4')).rejects.toMatchObject({ refusal: { rule: 'task.check.same-person' } });
  await expect(act(nurse, id, 'complete', '4')).rejects.toMatchObject({ refusal: { rule: 'task.complete.waiting' } });
  await expect(act(nurse, id, 'release', '4')).rejects.toMatchObject({ refusal: { rule: 'task.waiting-for-check' } });
  const { row } = await act(nurse2, id, 'check', '4', 3);
  expect(row).toMatchObject({ status: 'completed', awaitsCheck: false, closedAt: at(3).toISOString() });
  const { story } = await readTaskPage(nurse, id, { now: at(4) });
  expect(story.slice(0, 2).map((step) => [step.act, step.actor?.display, step.to])).toEqual([
    ['check', 'Staff 2', 'completed'],
    ['complete', 'Staff 1', 'in-progress'],
  ]);
});

test('what is sent back is done once more, and then by whoever did it last', async () => {
  const id = await givenByNurse();
  const back = await act(nurse2, id, 'send-back', '4', 2);
  expect(back.row).toMatchObject({ status: 'in-progress', awaitsCheck: false });
  await act(supervisor, id, 'release', '5', 3);
  await act(nurse2, id, 'claim', '6', 4);
  await act(nurse2, id, 'start', '7', 5);
  await act(nurse2, id, 'complete', '8', 6);
  await expect(act(nurse2, id, 'check', '9', 7)).rejects.toBeInstanceOf(RefusedError);
  expect((await act(nurse, id, 'check', '9', 7)).row?.status).toBe('completed');
});

test('what was recorded stands in the form again once it is sent back, as what it is', async () => {
  const answered = {
    resourceType: 'QuestionnaireResponse' as const,
    status: 'completed',
    item: [{ linkId: 'length', answer: [{ valueDecimal: 8.5 }] }],
  };
  const { id } = await createTask(nurse2, NewTask.parse({ type: 'wound-care', patient: 'p1' }), { now: NOW });
  await act(nurse, id, 'claim', '1');
  await act(nurse, id, 'start', '2');
  await actOnTask(nurse, id, 'complete', { seenVersion: '3', questionnaireResponse: answered }, { now: at(3) });
  await act(nurse, id, 'reopen', '4', 4);
  const { draft } = await readTaskPage(nurse, id, { now: at(5) });
  expect(draft).toMatchObject({
    recorded: true,
    mine: true,
    savedAt: at(3).toISOString(),
    answers: { qlength: [{ text: '8.5' }] },
  });
});

test('of two who check at the same moment one wins, and the other is told', async () => {
  for (let round = 0; round < 8; round += 1) {
    const id = await givenByNurse();
    const answers = await Promise.allSettled([
      act(nurse2, id, 'check', '4', 2),
      act(supervisor, id, 'send-back', '4', 2),
    ]);
    const lost = answers.filter((answer) => answer.status === 'rejected').map(({ reason }) => reason);
    expect(lost).toHaveLength(1);
    expect(lost[0]).toBeInstanceOf(StaleTaskError);
  }
});

const doneBy = (reference: string) => ({ extension: [{ url: DONE_BY, valueReference: { reference } }] });

/** What agents answer to the same two writes over `/fhir`, alone or by two of them. */
async function overFhir(second: Actor, said = 'Device/agent') {
  const body = { resourceType: 'Task', status: 'in-progress', intent: 'order', code: { coding: [CODE] } };
  const { body: made } = await send('POST', '/Task', { body });
  const put = (task: object, actor = AGENT) => send('PUT', `/Task/${made.id}`, { body: task, actor });
  const alone = await put({ ...made, status: 'completed' });
  const done = await put({ ...made, ...doneBy(said) });
  const found = await send('GET', `/Task?business-status=waiting-for-check&_id=${made.id}`);
  const checked = await put({ ...(done.status === 200 ? done.body : made), status: 'completed' }, second);
  return { alone, done, found, checked };
}

test('over FHIR an agent says who did it, and another one completes it', async () => {
  const other = { ...AGENT, reference: 'Device/other', handles: ['Device/other'] };
  const { alone, done, found, checked } = await overFhir(other);
  expect(alone.status).toBe(422);
  expect(JSON.stringify(alone.body)).toContain('task.complete.second-person');
  expect(done.status).toBe(200);
  expect(found.body.entry).toHaveLength(1);
  expect(checked.status).toBe(200);
  expect((checked.body as Task).businessStatus).toBeUndefined();
});

test('one agent alone is not two people, whoever it says it is', async () => {
  const alone = await overFhir(AGENT);
  expect([alone.done.status, alone.checked.status]).toEqual([200, 403]);
  const forged = await overFhir(AGENT, 'Practitioner/s1');
  expect([forged.done.status, forged.checked.status]).toEqual([422, 422]);
});
