import { judgeInput, reasonGiven } from './judge-input';
import { judgeParts } from './judge-parts';
import { judgeStep } from './judge-step';
import { judgeWho } from './judge-who';
import type { Refused } from './task-refusals';
import type { TaskStatus } from './task-status';
import type { TaskVerb } from './task-verb';
import type { VerbQuestion } from './verb-question';

type Allowed = { allowed: true; act: { verb: TaskVerb; from: TaskStatus; to: TaskStatus; reason?: string } };

/** Judges one verb in the order of refusals: whose it is, whether the status allows it, what else it changes, its input. */
export function judgeVerb(verb: TaskVerb, question: VerbQuestion): Allowed | Refused {
  const refused =
    judgeWho(verb, question) ?? judgeStep(verb, question) ?? judgeParts(verb, question) ?? judgeInput(verb, question);
  if (refused !== undefined) {
    return refused;
  }
  const { from, to } = question.difference;
  const reason = verb === 'amend' ? undefined : reasonGiven(question);
  return { allowed: true, act: { verb, from, to, ...(reason !== undefined && { reason }) } };
}
