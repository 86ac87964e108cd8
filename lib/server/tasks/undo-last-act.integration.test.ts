import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { StaleTaskError } from '@/lib/domain/fhir/errors';
import type { TaskAction } from '@/lib/domain/task/task-action';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { repositoryFor } from '@/lib/server/wiring';
import { actOnTask } from './act-on-task';
import { readTaskPage } from './read-task-page';
import { at, nurse, nurse2, openHospital, requestWoundCare, supervisor } from './test-hospital';
import { undoLastAct } from './undo-last-act';

let database: TestDatabase;
beforeAll(async () => {
  database = await openHospital();
});
afterAll(() => database.close());

const FORM = {
  resourceType: 'QuestionnaireResponse' as const,
  status: 'in-progress',
  item: [{ linkId: 'length', text: 'Length', answer: [{ valueDecimal: 3 }] }],
};
type Step = [who: Actor, verb: TaskVerb, input?: Partial<TaskAction>];

/** Wound care after some steps, one a minute. Answers the id and the version it stands at. */
async function taskAfter(...steps: Step[]): Promise<{ id: string; version: string; minute: number }> {
  const id = await requestWoundCare();
  let version = '1';
  let minute = 0;
  for (const [who, verb, input = {}] of steps) {
    minute += 1;
    const action = { seenVersion: version, reason: 'because', ...input };
    ({ version } = await actOnTask(who, id, verb, action, { now: at(minute) }));
  }
  return { id, version, minute };
}

/** What counts of a task: how it stands, whose it is, what is asked for. */
async function stateOf(id: string) {
  const { task } = await repositoryFor(supervisor).readTask(id);
  const { status, owner, priority, description, restriction, extension } = task;
  return { status, owner: owner?.reference, priority, description, due: restriction?.period?.end, extension };
}

const CLAIM: Step = [nurse, 'claim'];
const START: Step = [nurse, 'start'];
const HOLD: Step = [nurse, 'hold', { until: at(60).toISOString() }];
const DONE: Step = [nurse, 'complete', { questionnaireResponse: FORM }];
const AMENDED = { due: at(90).toISOString(), priority: 'stat', description: 'Look twice' } as const;

/** Steps of which the last is taken back, and the verb that does so. Written by hand; before is as before, but for what is named. */
const TAKEN_BACK: [string, Step[], TaskVerb, object?][] = [
  ['a claim', [CLAIM], 'release'],
  ['a release', [CLAIM, [nurse, 'release']], 'claim'],
  [
    'a release of started work, which is to be started again',
    [CLAIM, START, [nurse, 'release']],
    'claim',
    { status: 'accepted' },
  ],
  ['a hold', [CLAIM, HOLD], 'resume'],
  ['a resume', [CLAIM, HOLD, [nurse, 'resume']], 'hold'],
  ['a completion', [CLAIM, START, DONE], 'reopen'],
  ['a failure', [CLAIM, START, [nurse, 'fail']], 'reopen'],
  ['a handing over by its owner', [CLAIM, [nurse, 'reassign', { to: 'Practitioner/s2' }]], 'reassign'],
  ['a handing over by a supervisor', [CLAIM, [supervisor, 'reassign', { to: 'Practitioner/s2' }]], 'reassign'],
  ['an assignment of what nobody had', [[supervisor, 'reassign', { to: 'Practitioner/s2' }]], 'release'],
  [
    'a release by a supervisor of work that somebody had started',
    [CLAIM, START, [supervisor, 'release']],
    'reassign',
    { status: 'accepted' },
  ],
  ['a hold by a supervisor', [CLAIM, START, [supervisor, 'hold', { until: at(60).toISOString() }]], 'resume'],
  ['a change by a supervisor', [CLAIM, [supervisor, 'amend', AMENDED]], 'amend'],
  ['a change of what is asked for', [[nurse2, 'amend', AMENDED]], 'amend'],
];

test.each(TAKEN_BACK)('%s is taken back by whoever did it, as a step of its own', async (_, steps, verb, but = {}) => {
  const [who] = steps.at(-1) as Step;
  const before = await taskAfter(...steps.slice(0, -1));
  const expected = { ...(await stateOf(before.id)), ...but };
  const [, act, input = {}] = steps.at(-1) as Step;
  const action = { seenVersion: before.version, reason: 'because', ...input };
  const done = await actOnTask(who, before.id, act, action, { now: at(before.minute + 1) });
  const page = await readTaskPage(who, before.id, { now: at(before.minute + 2) });
  expect(page.undo).toEqual({
    act,
    at: at(before.minute + 1).toISOString(),
    until: at(before.minute + 6).toISOString(),
  });
  const undone = await undoLastAct(who, before.id, { seenVersion: done.version }, { now: at(before.minute + 3) });
  expect(await stateOf(before.id)).toEqual(expected);
  const { story } = await readTaskPage(supervisor, before.id, { now: at(before.minute + 4) });
  expect(story[0]).toMatchObject({ act: verb, version: undone.version, actor: { reference: who.reference } });
  expect(Number(undone.version)).toBe(Number(done.version) + 1);
});

describe('a step stays', () => {
  const refused = (who: Actor, of: { id: string; version: string }, minute: number) =>
    undoLastAct(who, of.id, { seenVersion: of.version }, { now: at(minute) });

  test('after the grace time', async () => {
    const done = await taskAfter(CLAIM);
    await expect(refused(nurse, done, 7)).rejects.toMatchObject({ refusal: { rule: 'task.undo.window' } });
    expect((await readTaskPage(nurse, done.id, { now: at(7) })).undo).toBeNull();
  });

  test('for everybody but whoever did it, a supervisor as well', async () => {
    const done = await taskAfter(CLAIM);
    await expect(refused(supervisor, done, 2)).rejects.toMatchObject({ refusal: { rule: 'task.undo.who' } });
    expect((await readTaskPage(supervisor, done.id, { now: at(2) })).undo).toBeNull();
  });

  test('once somebody did something after it', async () => {
    const claimed = await taskAfter(CLAIM);
    await actOnTask(supervisor, claimed.id, 'hold', { seenVersion: '2', reason: 'Wait' }, { now: at(2) });
    await expect(refused(nurse, claimed, 3)).rejects.toBeInstanceOf(StaleTaskError);
    await expect(refused(nurse, { ...claimed, version: '3' }, 3)).rejects.toMatchObject({ status: 403 });
  });

  test.each([
    ['a start, from which work is released', [CLAIM, START]],
    ['a note', [[nurse2, 'amend', { note: 'Written' }]]],
    ['a cancelling', [[nurse2, 'cancel']]],
    ['the making of the task', []],
  ] as [string, Step[]][])('where nothing makes up for it: %s', async (_, steps) => {
    const done = await taskAfter(...steps);
    const who = steps.at(-1)?.[0] ?? nurse2;
    await expect(refused(who, done, done.minute + 1)).rejects.toMatchObject({ refusal: { rule: 'task.undo.nothing' } });
    expect((await readTaskPage(who, done.id, { now: at(done.minute + 1) })).undo).toBeNull();
  });
});

test('of a taking back and a step of somebody else at the same moment one is done', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { id, version } = await taskAfter(CLAIM);
    const answers = await Promise.allSettled([
      undoLastAct(nurse, id, { seenVersion: version }, { now: at(2) }),
      actOnTask(supervisor, id, 'hold', { seenVersion: version, reason: 'Wait' }, { now: at(2) }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }
});
