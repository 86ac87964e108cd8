import { doneByOf, fitsWaiting, isWaitingForCheck } from './task-check';
import { forbidden, impossible, noSuchStep, notFromHere, type Refused, WHAT_FITS } from './task-refusals';
import type { TaskVerb } from './task-verb';
import type { VerbQuestion } from './verb-question';

const WHO_CHECKS = 'Ask a colleague who holds its role, or a supervisor, to check it.';

/** 403 when somebody would check their own work, whoever they are; undefined otherwise. */
export function judgeChecker(verb: TaskVerb, { before, actor }: VerbQuestion): Refused | undefined {
  const doer = doneByOf(before);
  return verb === 'check' && isWaitingForCheck(before) && doer !== undefined && actor.handles.includes(doer)
    ? forbidden('task.check.same-person', 'You did this yourself; a second person checks it.', WHO_CHECKS)
    : undefined;
}

/**
 * 422 when a verb does not fit that a task waits for its check, or that its type asks for one; undefined when it does.
 * Two people, whatever the screen or the program: completing says who did it, and somebody else completes it by checking.
 */
export function judgeCheck(verb: TaskVerb, question: VerbQuestion): Refused | undefined {
  const { before, difference, policy } = question;
  if (!fitsWaiting(verb, before)) {
    return notFitting(verb, question);
  }
  if (verb === 'complete' && policy.secondPerson !== (difference.check === 'asked')) {
    return policy.secondPerson
      ? impossible(
          'task.complete.second-person',
          'A second person has to check this before it is completed.',
          'Leave it in progress and say who did it (extension done-by); somebody else then checks it.',
        )
      : noSuchStep(difference.from, difference.to);
  }
  return difference.check === 'asked' && verb !== 'complete' ? notAskedBy(verb, question) : undefined;
}

/** Only completing asks for a check. Where the verb is not of this status at all, people are told that first. */
function notAskedBy(verb: TaskVerb, { difference: { from, to }, relations, policy }: VerbQuestion): Refused {
  const rule = policy.rules[verb];
  return relations.has('agent') || rule.from.includes(from) ? noSuchStep(from, to) : notFromHere(verb, from, rule);
}

/** 422 when somebody is said to have done it who did not write that, or who did it is forgotten on the way. */
export function judgeDoer(verb: TaskVerb, { before, after, actor, difference, relations }: VerbQuestion) {
  const [earlier, later] = [doneByOf(before), doneByOf(after)];
  const isOwnWord = later !== undefined && actor.handles.includes(later);
  const isKept = earlier === later || (verb === 'complete' && isOwnWord) || later === undefined;
  const isTrue = difference.check === 'asked' ? isOwnWord : isKept || relations.has('agent');
  return isTrue
    ? undefined
    : impossible('task.done-by.own', 'Who did it is said by whoever did it.', 'Complete it in your own name.');
}

function notFitting(verb: TaskVerb, { before, difference: { from } }: VerbQuestion): Refused {
  if (!isWaitingForCheck(before)) {
    return impossible(`task.${verb}.status`, 'It does not wait for a check.', WHAT_FITS[from]);
  }
  return impossible(
    verb === 'complete' ? 'task.complete.waiting' : 'task.waiting-for-check',
    'It is done and waits for a second person to check it.',
    verb === 'complete' ? WHO_CHECKS : 'Check it or send it back first.',
  );
}
