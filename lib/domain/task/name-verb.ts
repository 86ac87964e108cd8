import type { TaskDifference } from './task-difference';
import type { TaskPolicy } from './task-policy';
import { agentFits, canSkip } from './task-rules';
import { TASK_VERBS, type TaskVerb } from './task-verb';

type Writer = { isAgent: boolean; policy: TaskPolicy };

/** The verbs that a difference can mean, best fit first: several may, such as claiming and reassigning to oneself. */
export function verbsThatExplain(difference: TaskDifference, writer: Writer): readonly TaskVerb[] {
  const fitting = TASK_VERBS.filter((verb) => mayMean(verb, difference)).filter((verb) =>
    writer.isAgent ? agentFits(verb, difference, writer.policy) : isFit(verb, difference, writer.policy),
  );
  const isExact = (verb: TaskVerb) => writer.policy.rules[verb].owner.includes(difference.owner);
  return [...fitting.filter(isExact), ...fitting.filter((verb) => !isExact(verb))];
}

/** In the same status it is the waiting for a check that tells the one verb from the other. */
function mayMean(verb: TaskVerb, { from, to, check }: TaskDifference): boolean {
  switch (verb) {
    case 'complete':
      return check === 'asked' || (to === 'completed' && check === 'kept');
    case 'check':
      return check === 'ended' && to === 'completed';
    case 'send-back':
      return check === 'ended' && to === from;
    default:
      return from !== to || check === 'kept';
  }
}

function isFit(verb: TaskVerb, { from, to, owner, check }: TaskDifference, policy: TaskPolicy): boolean {
  const rule = policy.rules[verb];
  const arrives = rule.to.includes(to) || check === 'asked';
  const skips = policy.direct && canSkip(verb) && arrives && (owner === 'taken' || owner === 'kept');
  const leads = from === to ? rule.to.includes('same') : rule.to.includes(to);
  return skips || (leads && rule.owner.includes(owner) && (verb === 'amend' || rule.from.includes(from)));
}
