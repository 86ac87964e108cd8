import type { Refusal } from './refusal';
import { listed } from './rule-words';
import type { TaskRule } from './task-rules';
import { statusPhrase, type TaskStatus } from './task-status';
import type { TaskVerb } from './task-verb';

/** A no of the gate: 403 when it is not this actor's to do, 422 when status or input forbid it. */
export type Refused = { allowed: false; status: 403 | 422; refusal: Refusal };

/** What can be done with a task in a status, for somebody whose verb did not fit. */
export const WHAT_FITS: Record<TaskStatus, string> = {
  draft: 'Offer it first, or cancel it.',
  requested: 'Claim it, or accept it if it is addressed to you.',
  received: 'Accept or decline it first.',
  accepted: 'Start it first, or release it.',
  rejected: 'Ask the requester for a new task.',
  ready: 'Claim it if nobody has it, then start it.',
  cancelled: 'Ask the requester for a new task.',
  'in-progress': 'Complete it, put it on hold or release it.',
  'on-hold': 'Resume it first.',
  failed: 'Ask a supervisor to reopen it.',
  completed: 'Ask a supervisor to reopen it.',
  'entered-in-error': 'Nothing can be done with it any more.',
};

/** 403: the verb is somebody else's to do. */
export function notYours(verb: TaskVerb, rule: TaskRule): Refused {
  return { allowed: false, status: 403, refusal: { rule: `task.${verb}.who`, ...rule.notYours } };
}

/** 422: the verb is not possible from this status; names those from which it is. */
export function notFromHere(verb: TaskVerb, from: TaskStatus, rule: TaskRule): Refused {
  const fitting = listed(rule.from.map(statusPhrase));
  return impossible(
    `task.${verb}.status`,
    `The task is ${statusPhrase(from)}; this needs one that is ${fitting}.`,
    WHAT_FITS[from],
  );
}

/** No verb leads from the one to the other; in the same status it is the owner that cannot change like this. */
export function noSuchStep(from: TaskStatus, to: TaskStatus): Refused {
  const message =
    from === to
      ? `The owner of a task that is ${statusPhrase(from)} cannot change like this.`
      : `A task cannot go from ${statusPhrase(from)} to ${statusPhrase(to)} like this.`;
  return impossible('task.transition.unknown', message, WHAT_FITS[from]);
}

/** Managers, auditors and admins look at tasks; whatever else they are to one, they do not change it. */
export const READ_ONLY: Refusal = {
  rule: 'access.task.act',
  message: 'Your access role reads tasks and does not change them.',
  wayForward: 'Ask a clinician or a supervisor.',
};

/** 422: the verb needs an input that was not given. */
export function missing(verb: TaskVerb, what: 'reason' | 'form' | 'to'): Refused {
  const words = {
    reason: 'Give a reason.',
    form: 'Fill in the form of this task.',
    to: 'Say who gets it, other than who has it now.',
  }[what];
  return impossible(`task.${verb}.${what}`, words, 'Nothing was changed. Add it and try again.');
}

/** 422: the rule's stable id, what is wrong, and the way forward. */
export function impossible(rule: string, message: string, wayForward: string): Refused {
  return { allowed: false, status: 422, refusal: { rule, message, wayForward } };
}

/** 403: the same for what is somebody else's to do. */
export function forbidden(rule: string, message: string, wayForward: string): Refused {
  return { allowed: false, status: 403, refusal: { rule, message, wayForward } };
}
