import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { handleOf } from '@/lib/domain/fhir/reference';
import { judgeVerb } from './judge-verb';
import { differenceOf, type TaskDifference } from './task-difference';
import type { TaskPolicy } from './task-policy';
import { forbidden, impossible, noSuchStep, type Refused } from './task-refusals';
import { relationsOf } from './task-relation';
import { TASK_RULES } from './task-rules';
import type { TaskStatus } from './task-status';
import { TASK_VERBS, type TaskAct, type TaskVerb } from './task-verb';
import type { Preset } from './task-transitions';

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
  now: Date;
  preset?: Preset;
};

export type GateAnswer = { allowed: true; act: { verb: TaskAct; from?: TaskStatus; to?: TaskStatus; reason?: string } } | Refused;

/** The one decision about a write of a Task, whoever writes and however. Pure: a refusal is a value. */
export function taskGate(question: GateQuestion): GateAnswer {
  const { before, after } = question;
  if (before === undefined) {
    return after === undefined ? impossible('task.delete.absent', 'There is no such task.', 'Nothing to do.') : judgeCreation(after, question.actor);
  }
  return after === undefined ? judgeDeletion(before, question.actor) : judgeChange(before, after, question);
}

const CREATABLE: readonly TaskStatus[] = ['draft', 'requested', 'ready', 'in-progress'];

function judgeCreation(after: Task, actor: Actor): GateAnswer {
  const act = { verb: 'create', to: after.status } as const;
  if (actor.accessRole === 'agent') {
    return { allowed: true, act };
  }
  const requester = handleOf(after.requester, after);
  if (requester === undefined || !actor.handles.includes(requester)) {
    return forbidden('task.create.requester', 'You can ask for a task only in your own name.', 'Leave the requester to Taskward.');
  }
  if (!CREATABLE.includes(after.status)) {
    return impossible('task.create.status', `A new task cannot be ${after.status}.`, 'Make it as a draft, requested or ready.');
  }
  const owner = handleOf(after.owner, after);
  if (after.status === 'in-progress' && (owner === undefined || !actor.handles.includes(owner))) {
    return impossible('task.create.started', 'Only your own work can be in progress from the start.', 'Make it as requested, or take it yourself.');
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
    : impossible('task.delete.status', 'Only a draft or an error can be deleted.', 'Cancel it, or mark it as entered in error.');
}

function judgeChange(before: Task, after: Task, question: GateQuestion): GateAnswer {
  if (after.intent !== before.intent) {
    return impossible('task.intent.fixed', 'The intent of a task never changes.', 'Make a new task instead.');
  }
  if (question.actor.accessRole !== 'agent' && handleOf(before.for, before) !== handleOf(after.for, after)) {
    return impossible('task.patient.fixed', 'A task stays with its patient.', 'Cancel it and make a new one for the right patient.');
  }
  const difference = differenceOf(before, after, question.actor);
  const relations = relationsOf(question.actor, before, question.reach);
  const verbs = question.verb === undefined ? verbsThatExplain(difference, question) : [question.verb];
  const answers = verbs.map((verb) => judgeVerb(verb, { ...question, before, after, difference, relations }));
  return answers.find(({ allowed }) => allowed) ?? answers.find((answer) => !answer.allowed && answer.status === 422) ?? answers[0] ?? noSuchStep(difference.from, difference.to);
}

/** The verbs whose rule has this difference; several may, such as claiming and reassigning to oneself. */
function verbsThatExplain({ from, to, owner }: TaskDifference, { actor, policy }: GateQuestion): readonly TaskVerb[] {
  return TASK_VERBS.filter((verb) => {
    const rule = TASK_RULES[verb];
    const leadsThere = from === to ? rule.to.includes('same') : rule.to.includes(to);
    const skips = policy.direct && (verb === 'start' || verb === 'complete') && rule.to.includes(to);
    const suspendsDraft = actor.accessRole === 'agent' && ((verb === 'hold' && from === 'draft' && to === 'on-hold') || (verb === 'resume' && from === 'on-hold' && to === 'draft'));
    return suspendsDraft || (skips && owner !== 'given') || (leadsThere && rule.owner.includes(owner) && (rule.from.includes(from) || (verb === 'amend' && actor.accessRole === 'agent')));
  });
}
