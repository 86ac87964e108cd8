import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { hasPermission } from '@/lib/domain/access/permission';
import { handleOf } from '@/lib/domain/fhir/reference';
import { judgeNotes } from './judge-parts';
import { judgeVerb } from './judge-verb';
import { verbsThatExplain } from './name-verb';
import { differenceOf, isStepOf } from './task-difference';
import { changedParts } from './task-parts';
import type { TaskPolicy } from './task-policy';
import { forbidden, impossible, noSuchStep, READ_ONLY, type Refused } from './task-refusals';
import { relationsOf } from './task-relation';
import { statusPhrase, type TaskStatus } from './task-status';
import type { TaskAct, TaskVerb } from './task-verb';
import type { VerbQuestion } from './verb-question';

/** What is asked of the gate: the stored Task (none: it is created), the one to write (none: deleted), and who asks. */
export type GateQuestion = {
  before: Task | undefined;
  after: Task | undefined;
  actor: Actor;
  /** Reach keys of the stored task; none for a new one. */
  reach: readonly string[];
  policy: TaskPolicy;
  /** The status before the hold, for resuming. */
  heldFrom: TaskStatus | undefined;
  /** What the caller says it does; without it the gate names it from the difference. */
  verb?: TaskVerb;
  /** The write takes back the actor's own last step, before which the Task stood like this. */
  undoes?: Task | undefined;
  now: Date;
};

/** Allowed, with what the ledger records of it, or refused with the rule. */
export type GateAnswer =
  | { allowed: true; act: { verb: TaskAct; from?: TaskStatus; to?: TaskStatus; reason?: string } }
  | Refused;

/** The one decision about a write of a Task, whoever writes and however. Pure: a refusal is a value. */
export function taskGate(question: GateQuestion): GateAnswer {
  const { before, after, actor } = question;
  if (!hasPermission(actor, before === undefined ? 'task:create' : 'task:act')) {
    return { allowed: false, status: 403, refusal: READ_ONLY };
  }
  if (before === undefined) {
    return after === undefined
      ? impossible('task.delete.absent', 'There is no such task.', 'Nothing to do.')
      : (judgeNotes({ before, after, actor, now: question.now }) ?? judgeCreation(after, actor));
  }
  return after === undefined ? judgeDeletion(before, actor) : judgeChange(before, after, question);
}

const CREATABLE: readonly TaskStatus[] = ['draft', 'requested', 'ready', 'in-progress'];

function judgeCreation(after: Task, actor: Actor): GateAnswer {
  const act = { verb: 'create', to: after.status } as const;
  if (actor.accessRole === 'agent') {
    return { allowed: true, act };
  }
  const requester = handleOf(after.requester, after);
  if (requester === undefined || !actor.handles.includes(requester)) {
    return forbidden(
      'task.create.requester',
      'You can ask for a task only in your own name.',
      'Leave the requester to Taskward.',
    );
  }
  if (!CREATABLE.includes(after.status)) {
    return impossible(
      'task.create.status',
      `A new task cannot be ${statusPhrase(after.status)}.`,
      'Make it as a draft, requested or ready.',
    );
  }
  const owner = handleOf(after.owner, after);
  if (after.status === 'in-progress' && (owner === undefined || !actor.handles.includes(owner))) {
    return impossible(
      'task.create.started',
      'Only your own work can be in progress from the start.',
      'Make it as requested, or take it yourself.',
    );
  }
  return { allowed: true, act };
}

/** Nothing is deleted from a screen; an agent may remove what never was work. */
function judgeDeletion(before: Task, actor: Actor): GateAnswer {
  if (actor.accessRole !== 'agent') {
    return forbidden('task.delete.who', 'A task is never deleted.', 'Cancel it, or mark it as entered in error.');
  }
  return before.status === 'draft' || before.status === 'entered-in-error'
    ? { allowed: true, act: { verb: 'delete', from: before.status } }
    : impossible(
        'task.delete.status',
        'Only a draft or an error can be deleted.',
        'Cancel it, or mark it as entered in error.',
      );
}

function judgeChange(before: Task, after: Task, question: GateQuestion): GateAnswer {
  const { actor, reach, policy, verb } = question;
  const difference = differenceOf(before, after, actor);
  const judged: VerbQuestion = {
    ...question,
    before,
    after,
    difference,
    relations: relationsOf(actor, before, reach),
    // A verb that was named and does not fit is refused as that verb, not for what its step would have written.
    parts: changedParts(before, after, { isStep: isStepOf(difference) || (verb !== undefined && verb !== 'amend') }),
    isNamed: verb !== undefined,
  };
  const verbs =
    verb === undefined ? verbsThatExplain(difference, { isAgent: actor.accessRole === 'agent', policy }) : [verb];
  return bestOf(verbs.map((each) => judgeVerb(each, judged))) ?? noSuchStep(difference.from, difference.to);
}

/** Allowed if any verb is; otherwise the refusal of the verb that came furthest. */
function bestOf(answers: readonly GateAnswer[]): GateAnswer | undefined {
  return (
    answers.find(({ allowed }) => allowed) ??
    answers.find((answer) => !answer.allowed && answer.status === 422) ??
    answers[0]
  );
}
