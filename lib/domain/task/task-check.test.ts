import type { Task } from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { applyVerb } from './apply-verb';
import { DONE_BY, doneByOf, isWaitingForCheck, markedAsWaiting, WAITING_FOR_CHECK } from './task-check';
import { type GateQuestion, taskGate } from './task-gate';
import { actor, NOW, taskBefore } from './task-gate-fixture';
import { DEFAULT_POLICY } from './task-policy';
import { TASK_VERBS, type TaskVerb } from './task-verb';

const FLAGGED = { ...DEFAULT_POLICY, secondPerson: true };
const ME = { url: DONE_BY, valueReference: { reference: 'Practitioner/me' } };
const OTHER = { url: DONE_BY, valueReference: { reference: 'Practitioner/other' } };
const agent: Actor = { ...actor('owner'), accessRole: 'agent', rolesAtPlaces: [], units: [], scopes: ['system/*.*'] };

type Ask = Pick<GateQuestion, 'before' | 'after' | 'actor'> & { verb?: TaskVerb };
const gate = (question: Ask) =>
  taskGate({ reach: ['all', 'unit:ward-3'], policy: FLAGGED, heldFrom: undefined, now: NOW, ...question });

/** A task in progress whose work is done, as it stands to somebody; `by` did it. */
function waiting(kind: Parameters<typeof taskBefore>[0], by: typeof ME): Task {
  const task = taskBefore(kind, 'in-progress');
  return { ...task, extension: [by], ...(kind === 'same role' && { owner: { reference: 'Practitioner/other' } }) };
}

/** What the verb makes of the task, and what the gate says of it. */
function tried(verb: TaskVerb, before: Task, who: Actor) {
  const action = { seenVersion: '1', reason: 'because', to: 'Practitioner/third', description: 'more' };
  const after = applyVerb(before, { verb, action, actor: who, policy: FLAGGED, now: NOW, heldFrom: undefined });
  return gate({ before, after, actor: who, verb });
}

const allowedTo = (before: Task, who: Actor) => TASK_VERBS.filter((verb) => tried(verb, before, who).allowed);

/** Written by hand: what is left to do with work that waits for its check. */
const WHILE_WAITING: [string, Task, Actor, TaskVerb[]][] = [
  ['its owner, who did it', waiting('owner', ME), actor('owner'), ['send-back']],
  ['its owner, where somebody else did it', waiting('owner', OTHER), actor('owner'), ['check', 'send-back']],
  ['a colleague in the role', waiting('same role', OTHER), actor('same role'), ['check', 'send-back']],
  [
    'a supervisor',
    waiting('supervisor', OTHER),
    actor('supervisor'),
    ['check', 'send-back', 'cancel', 'mark-in-error', 'amend'],
  ],
  [
    'a supervisor who did it',
    waiting('supervisor', ME),
    actor('supervisor'),
    ['send-back', 'cancel', 'mark-in-error', 'amend'],
  ],
  ['the requester', waiting('requester', OTHER), actor('requester'), ['cancel', 'mark-in-error', 'amend']],
  ['an outsider', waiting('outsider', OTHER), actor('outsider'), []],
  ['another agent', waiting('owner', OTHER), agent, ['check', 'send-back', 'cancel', 'mark-in-error', 'amend']],
  ['the agent that did it', waiting('owner', ME), agent, ['send-back', 'cancel', 'mark-in-error', 'amend']],
];

test.each(WHILE_WAITING)(
  'while it waits for a check, %s may do exactly what the list says',
  (_, before, who, verbs) => {
    expect(allowedTo(before, who)).toEqual(verbs);
  },
);

test('a gate that does not ask who did it is caught by the list', () => {
  const forgetful = (before: Task) => ({
    ...before,
    extension: [{ ...ME, valueReference: { reference: 'Device/x' } }],
  });
  const wrong = WHILE_WAITING.filter(([, before, who, verbs]) => {
    return allowedTo(forgetful(before), who).join() !== verbs.join();
  });
  expect(wrong.map(([name]) => name)).toEqual([
    'its owner, who did it',
    'a supervisor who did it',
    'the agent that did it',
  ]);
});

describe('completing what a second person has to check', () => {
  const before = taskBefore('owner', 'in-progress');
  const doing = { verb: 'complete' as const, action: { seenVersion: '1' }, actor: actor('owner'), now: NOW };
  const done = applyVerb(before, { ...doing, policy: FLAGGED, heldFrom: undefined });

  test('leaves it in progress, says who did it and that it waits', () => {
    expect(done.status).toBe('in-progress');
    expect(doneByOf(done)).toBe('Practitioner/me');
    expect(isWaitingForCheck(done)).toBe(true);
    expect(done.businessStatus?.coding).toEqual([WAITING_FOR_CHECK]);
    expect(done.executionPeriod?.end).toBeUndefined();
    expect(gate({ before, after: done, actor: actor('owner') })).toMatchObject({
      allowed: true,
      act: { verb: 'complete', from: 'in-progress', to: 'in-progress' },
    });
  });

  test('is refused to who would complete it alone, person or agent', () => {
    const alone: Task = { ...before, status: 'completed' };
    for (const who of [actor('owner'), agent]) {
      expect(gate({ before, after: alone, actor: who })).toMatchObject({
        allowed: false,
        refusal: { rule: 'task.complete.second-person' },
      });
    }
  });

  test('is refused in the name of somebody else, by an agent as well', () => {
    const forged: Task = { ...done, extension: [OTHER] };
    for (const who of [actor('owner'), agent]) {
      expect(gate({ before, after: forged, actor: who })).toMatchObject({
        allowed: false,
        refusal: { rule: 'task.done-by.own' },
      });
    }
  });

  test('cannot be smuggled in with another step', () => {
    const accepted = taskBefore('owner', 'accepted');
    const started: Task = { ...accepted, status: 'in-progress', extension: [ME] };
    expect(gate({ before: accepted, after: started, actor: actor('owner'), verb: 'start' }).allowed).toBe(false);
    expect(gate({ before: accepted, after: started, actor: actor('owner') }).allowed).toBe(false);
  });

  test('is done in one press where steps may be skipped', () => {
    const free = taskBefore('same role', 'requested');
    const direct = { ...FLAGGED, direct: true };
    const who = actor('same role');
    const after = applyVerb(free, { ...doing, actor: who, policy: direct, heldFrom: undefined });
    const question = { before: free, after, actor: who, reach: ['unit:ward-3'], policy: direct, now: NOW };
    expect(taskGate({ ...question, heldFrom: undefined, verb: 'complete' })).toMatchObject({ allowed: true });
    expect(taskGate({ ...question, heldFrom: undefined })).toMatchObject({ allowed: true, act: { verb: 'complete' } });
  });

  test('does not ask for a check where the type does not', () => {
    const plain = taskGate({
      before,
      after: done,
      actor: actor('owner'),
      reach: [],
      policy: DEFAULT_POLICY,
      heldFrom: undefined,
      now: NOW,
    });
    expect(plain.allowed).toBe(false);
  });
});

test('checking completes it and keeps who did it; sending it back forgets that', () => {
  const before = markedAsWaiting(waiting('same role', OTHER));
  const asked = { action: { seenVersion: '1', reason: 'Once more' }, actor: actor('same role'), now: NOW };
  const checked = applyVerb(before, { ...asked, verb: 'check', policy: FLAGGED, heldFrom: undefined });
  expect(checked).toMatchObject({ status: 'completed', executionPeriod: { end: NOW.toISOString() } });
  expect(doneByOf(checked)).toBe('Practitioner/other');
  expect(checked.businessStatus).toBeUndefined();
  const sentBack = applyVerb(before, { ...asked, verb: 'send-back', policy: FLAGGED, heldFrom: undefined });
  expect(sentBack).toMatchObject({ status: 'in-progress', statusReason: { text: 'Once more' } });
  expect(doneByOf(sentBack)).toBeUndefined();
  expect(sentBack.businessStatus).toBeUndefined();
});

test('the mark of waiting leaves a business status of others alone, and comes and goes with the waiting', () => {
  const theirs = { text: 'in the lab', coding: [{ system: 'http://lab.example', code: 'spun' }] };
  const marked = markedAsWaiting({ ...waiting('owner', ME), businessStatus: theirs });
  expect(marked.businessStatus).toEqual({ ...theirs, coding: [...theirs.coding, WAITING_FOR_CHECK] });
  expect(markedAsWaiting(marked)).toBe(marked);
  expect(markedAsWaiting({ ...marked, status: 'completed' }).businessStatus).toEqual(theirs);
});
