import type { Task } from '@medplum/fhirtypes';
import { doneBy } from './task-check';
import { differenceOf } from './task-difference';
import type { Refused } from './task-refusals';
import { relationsOf } from './task-relation';
import { canSkip } from './task-rules';
import type { TaskStatus } from './task-status';
import type { TaskVerb } from './task-verb';
import type { VerbQuestion } from './verb-question';

/** The way forward through a task, one verb after the other. */
const FORWARD = ['claim', 'accept', 'start', 'complete'] as const satisfies readonly TaskVerb[];
type ForwardStep = (typeof FORWARD)[number];
type Judge = (verb: TaskVerb, question: VerbQuestion) => Refused | undefined;

/**
 * Whether a verb of a direct task type may skip steps: each skipped step, walked one by one, is this actor's and leads on
 * (design, section 5).
 */
export function walkThrough(verb: TaskVerb, question: VerbQuestion, judgeStep: Judge): boolean {
  if (!canSkip(verb)) {
    return false;
  }
  const isTaken = question.difference.owner === 'taken';
  let task = question.before;
  for (const step of stepsTo(verb)) {
    if (question.policy.rules[step].from.includes(task.status) && (step !== 'claim' || isTaken)) {
      const next = after(step, task, question);
      if (!isLegal(step, { ...question, before: task, after: next }, judgeStep)) {
        return false;
      }
      task = next;
    }
  }
  return arrives(task, question);
}

function stepsTo(verb: TaskVerb): readonly ForwardStep[] {
  const all: readonly TaskVerb[] = FORWARD;
  return FORWARD.slice(0, all.indexOf(verb) + 1);
}

function arrives(task: Task, { before, difference: { to, owner } }: VerbQuestion): boolean {
  return task !== before && task.status === to && (owner === 'taken' || owner === 'kept');
}

function isLegal(step: TaskVerb, question: VerbQuestion, judgeStep: Judge): boolean {
  const { before, after: next, actor, reach, policy } = question;
  const relations = relationsOf(actor, before, reach);
  const isTheirs = policy.rules[step].who.some((relation) => relations.has(relation));
  const plain = {
    ...question,
    relations,
    parts: [],
    difference: differenceOf(before, next, actor),
    policy: { ...policy, direct: false },
  };
  return isTheirs && judgeStep(step, plain) === undefined;
}

function after(step: ForwardStep, task: Task, { policy, actor, after: final }: VerbQuestion): Task {
  const status: Record<typeof step, TaskStatus> = {
    claim: task.status === 'ready' ? 'ready' : policy.claimTo,
    accept: 'accepted',
    start: 'in-progress',
    complete: policy.secondPerson ? 'in-progress' : 'completed',
  };
  const owner = step === 'claim' && final.owner !== undefined ? { owner: final.owner } : {};
  const extension =
    step === 'complete' && policy.secondPerson ? { extension: [...(task.extension ?? []), doneBy(actor)] } : {};
  return { ...task, ...owner, ...extension, status: status[step] };
}
