import { judgeCheck } from './judge-check';
import { walkThrough } from './skip-steps';
import { offersAnew } from './task-policy';
import { impossible, missing, noSuchStep, notFromHere, type Refused } from './task-refusals';
import { isFree } from './task-relation';
import { agentFits } from './task-rules';
import { hasStep } from './task-transitions';
import type { TaskVerb } from './task-verb';
import { statusBack } from './undo-status';
import type { VerbQuestion } from './verb-question';

/** Whether the status allows the verb and the verb leads where the write goes; undefined when both hold. */
export function judgeStep(verb: TaskVerb, question: VerbQuestion): Refused | undefined {
  const { before, actor, difference, relations, policy } = question;
  if (verb === 'claim' && difference.owner !== 'kept' && !isFree(before, actor)) {
    return impossible(
      'task.claim.owned',
      'Somebody has it already.',
      'Choose another task, or ask your supervisor to hand it to you.',
    );
  }
  const unchecked = judgeCheck(verb, question);
  if (unchecked !== undefined) {
    return unchecked;
  }
  if (relations.has('agent')) {
    return agentFits(verb, difference, policy) ? undefined : noSuchStep(difference.from, difference.to);
  }
  return policy.direct && walkThrough(verb, question, judgeStep) ? undefined : judgePeoplesStep(verb, question);
}

function judgePeoplesStep(verb: TaskVerb, question: VerbQuestion): Refused | undefined {
  const { from, to, owner } = question.difference;
  const rule = question.policy.rules[verb];
  if (!rule.from.includes(from) && !leadsBack(question)) {
    return notFromHere(verb, from, rule);
  }
  const leads = leadsBack(question) || (isStepOf(verb, question) && leadsRight(verb, question));
  if (rule.owner.includes(owner) && leads) {
    return undefined;
  }
  return verb === 'reassign' && owner === 'kept' ? missing(verb, 'to') : noSuchStep(from, to);
}

/** Back to where the actor's own last step came from, by an arrow of the preset. */
function leadsBack({ difference: { from, to }, policy, undoes }: VerbQuestion): boolean {
  return undoes !== undefined && statusBack({ before: undoes.status, now: from }, policy.preset) === to;
}

function isStepOf(verb: TaskVerb, { difference: { from, to }, policy }: VerbQuestion): boolean {
  const rule = policy.rules[verb];
  return from === to ? rule.to.includes('same') : rule.to.includes(to) && hasStep(policy.preset, from, to);
}

/** What the verb's own target is, where more than one status is possible. */
function leadsRight(verb: TaskVerb, { difference: { from, to }, policy, heldFrom }: VerbQuestion): boolean {
  switch (verb) {
    case 'claim':
      return to === (from === 'ready' ? 'ready' : policy.claimTo);
    case 'resume':
      return heldFrom === undefined || to === heldFrom;
    case 'release':
      return to === 'ready' ? from === 'ready' || from === 'in-progress' : to === 'requested' && from !== 'ready';
    case 'reassign':
      return to === (offersAnew(from, policy) ? 'requested' : from);
    default:
      return true;
  }
}
