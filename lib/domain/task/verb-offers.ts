import type { Task, TaskOutput } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { applyVerb } from './apply-verb';
import type { TaskAction } from './task-action';
import { fitsWaiting } from './task-check';
import { taskGate } from './task-gate';
import { formOf, type TaskPolicy } from './task-policy';
import { needsReason } from './task-rules';
import type { TaskStatus } from './task-status';
import { TASK_VERBS, type TaskVerb } from './task-verb';
import type { VerbOffer } from './verb-offer';

type Reader = {
  actor: Actor;
  reach: readonly string[];
  policy: TaskPolicy;
  heldFrom: TaskStatus | undefined;
  now: Date;
};

const SOMEBODY = 'Practitioner/somebody-else';
/** Stands for a filled form, to ask the gate whether all else is in order. */
export const STAND_IN_FORM: TaskOutput = {
  type: { text: 'Form' },
  valueReference: { reference: 'QuestionnaireResponse/form' },
};

/** Each verb as the page shows it: what the gate would say now, and what its form has to ask for. */
export function verbOffers(task: Task, reader: Reader): VerbOffer[] {
  return TASK_VERBS.map((verb) => verbOffer(verb, task, reader));
}

/** One of them. */
export function verbOffer(verb: TaskVerb, task: Task, reader: Reader): VerbOffer {
  const asks = asksOf(verb, task, reader.policy);
  const isOwners = reader.policy.rules[verb].who.includes('owner');
  const { actor, reach, policy, heldFrom, now } = reader;
  const ask = (action: TaskAction) => {
    const after = applyVerb(task, {
      verb,
      action,
      actor,
      policy,
      now,
      heldFrom,
      ...(formOf(policy, verb) !== undefined && { output: [STAND_IN_FORM] }),
    });
    return taskGate({ before: task, after, actor, reach, policy, heldFrom, verb, now });
  };
  const answer = ask(filledIn(task, verb));
  if (answer.allowed) {
    return { verb, allowed: true, refusal: null, fits: true, isOwners, asks };
  }
  // Whoever may not amend the task itself may still add a note.
  const noteOnly = verb === 'amend' && ask({ seenVersion: '1', note: 'a note' }).allowed;
  return noteOnly
    ? { verb, allowed: true, refusal: answer.refusal, fits: true, isOwners, asks: ['note'] }
    : { verb, allowed: false, refusal: answer.refusal, fits: isOfNow(verb, task, policy), isOwners, asks };
}

function isOfNow(verb: TaskVerb, task: Task, { rules }: TaskPolicy): boolean {
  return rules[verb].from.includes(task.status) && fitsWaiting(verb, task);
}

function asksOf(verb: TaskVerb, task: Task, policy: TaskPolicy): VerbOffer['asks'] {
  const others = policy.rules[verb].asks.filter((ask) => ask !== 'form');
  const asks: VerbOffer['asks'] = formOf(policy, verb) === undefined ? others : ['form', ...others];
  return needsReason(verb, task.status) ? asks.map((ask) => (ask === 'reason-optional' ? 'reason' : ask)) : asks;
}

/** A stand-in for what the verb's form will collect, so that the gate can say now whether the rest is in order. */
function filledIn(task: Task, verb: TaskVerb): TaskAction {
  const seenVersion = task.meta?.versionId ?? '1';
  const amended = verb === 'amend' ? { description: `${task.description ?? ''} amended` } : {};
  return { seenVersion, reason: 'a reason', ...(verb === 'reassign' && { to: SOMEBODY }), ...amended };
}
