import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { wordsOf } from '@/lib/domain/fhir/token';
import { applyVerb } from './apply-verb';
import type { TaskAction } from './task-action';
import { isWaitingForCheck } from './task-check';
import { taskGate } from './task-gate';
import { heldFromOf, heldUntilOf, heldUntilResourceOf } from './task-hold';
import type { TaskPolicy } from './task-policy';
import { forbidden, impossible, type Refused } from './task-refusals';
import type { TaskVerb } from './task-verb';
import { statusBack } from './undo-status';
import { UNDO_MINUTES, undoUntil } from './undo-time';

/** Taking back the last step of a task: what the step was, the Task before and since, and who asks when. */
export type UndoQuestion = {
  step: { act: string; at: string; actor: string | undefined } | undefined;
  before: Task | undefined;
  current: Task;
  actor: Actor;
  reach: readonly string[];
  policy: TaskPolicy;
  now: Date;
};

/** The move that makes up for the step, with the Task as it leads to; or why the step stays. */
export type UndoAnswer = { allowed: true; verb: TaskVerb; resource: Task; until: Date } | Refused;

type Move = { verb: TaskVerb; action: Omit<TaskAction, 'seenVersion'> };
type Compensation = (before: Task, question: UndoQuestion) => Move | undefined;

const TAKEN_BACK = { reason: 'Taken back.' };

/** What makes up for each verb. What is not named here is final, or has a verb of its own that leads on from it. */
const COMPENSATIONS: Partial<Record<TaskVerb, Compensation>> = {
  claim: () => ({ verb: 'release', action: TAKEN_BACK }),
  start: (before) => (before.owner === undefined ? { verb: 'release', action: TAKEN_BACK } : undefined),
  release: givenBack,
  reassign: givenBack,
  hold: () => ({ verb: 'resume', action: TAKEN_BACK }),
  resume: heldAgain,
  complete: (_, { current }) => ({ verb: isWaitingForCheck(current) ? 'send-back' : 'reopen', action: TAKEN_BACK }),
  fail: () => ({ verb: 'reopen', action: TAKEN_BACK }),
  amend: amendedBack,
};

const FINAL = impossible(
  'task.undo.nothing',
  'This step cannot be taken back.',
  'Do what is possible from here, or ask your supervisor.',
);

/**
 * Whether the last step can be taken back by who did it, within the grace time; a later step ends that, because it is the
 * last one then. The compensating move is a step of its own, judged by the gate, and leads as near to before as it can.
 */
export function judgeUndo(question: UndoQuestion): UndoAnswer {
  const { step, before, current, actor, reach, policy, now } = question;
  if (step?.actor === undefined || !actor.handles.includes(step.actor)) {
    return forbidden(
      'task.undo.who',
      'You can take back only what you did yourself, as long as nothing came after it.',
      'Ask whoever did the last step.',
    );
  }
  const until = undoUntil(step.at);
  if (now > until) {
    return forbidden(
      'task.undo.window',
      `You could take it back for ${UNDO_MINUTES} minutes; that time is over.`,
      'Do what is possible from here, or ask your supervisor.',
    );
  }
  const move = before === undefined ? undefined : COMPENSATIONS[step.act as TaskVerb]?.(before, question);
  if (before === undefined || move === undefined) {
    return FINAL;
  }
  const { verb } = move;
  const resource = undone(move, before, question);
  const heldFrom = heldFromOf(current);
  const answer = taskGate({
    before: current,
    after: resource,
    actor,
    reach,
    policy,
    heldFrom,
    verb,
    undoes: before,
    now,
  });
  return answer.allowed ? { allowed: true, verb, resource, until } : answer;
}

/** Owner and status as they were where a step leads there; everything else as the verb makes it. */
function undone({ verb, action }: Move, before: Task, { current, actor, policy, now }: UndoQuestion): Task {
  const seenVersion = current.meta?.versionId ?? '';
  const heldFrom = heldFromOf(current);
  const made = applyVerb(current, { verb, action: { ...action, seenVersion }, actor, policy, now, heldFrom });
  const isBack = verb === 'claim' || verb === 'reassign';
  const status = statusBack({ before: before.status, now: current.status }, policy.preset);
  return {
    ...made,
    ...(isBack && before.owner !== undefined && { owner: before.owner }),
    ...(isBack && status !== undefined && { status }),
  };
}

/** To whom it was taken or given away from; open to all where nobody had it. */
function givenBack(before: Task, { current, actor }: UndoQuestion): Move {
  if (before.owner === undefined) {
    return { verb: 'release', action: TAKEN_BACK };
  }
  const isMine = actor.handles.includes(before.owner.reference ?? '') && current.owner === undefined;
  return { verb: isMine ? 'claim' : 'reassign', action: { ...TAKEN_BACK, to: before.owner.reference } };
}

function heldAgain(before: Task, { now }: UndoQuestion): Move {
  const until = heldUntilOf(before);
  const untilResource = heldUntilResourceOf(before);
  return {
    verb: 'hold',
    action: {
      reason: wordsOf(before.statusReason) ?? TAKEN_BACK.reason,
      ...(until !== undefined && new Date(until) > now && { until }),
      ...(untilResource !== undefined && { untilResource }),
    },
  };
}

/** Undefined where only a note was added: a note stays. */
function amendedBack(before: Task, { current }: UndoQuestion): Move | undefined {
  const due = (task: Task) => task.restriction?.period?.end;
  const action = {
    ...(due(before) !== due(current) && { due: due(before) ?? null }),
    ...(before.priority !== current.priority && { priority: before.priority ?? 'routine' }),
    ...(before.description !== current.description && { description: before.description ?? '' }),
  };
  return Object.keys(action).length === 0 ? undefined : { verb: 'amend', action };
}
