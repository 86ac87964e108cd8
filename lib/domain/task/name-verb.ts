import type { TaskDifference } from './task-difference';
import type { TaskPolicy } from './task-policy';
import { agentFits, canSkip } from './task-rules';
import { TASK_VERBS, type TaskVerb } from './task-verb';

type Writer = { isAgent: boolean; policy: TaskPolicy };

/** The verbs that a difference can mean, best fit first: several may, such as claiming and reassigning to oneself. */
export function verbsThatExplain(difference: TaskDifference, writer: Writer): readonly TaskVerb[] {
  const fitting = TASK_VERBS.filter((verb) =>
    writer.isAgent ? agentFits(verb, difference, writer.policy) : isFit(verb, difference, writer.policy),
  );
  const isExact = (verb: TaskVerb) => writer.policy.rules[verb].owner.includes(difference.owner);
  return [...fitting.filter(isExact), ...fitting.filter((verb) => !isExact(verb))];
}

function isFit(verb: TaskVerb, { from, to, owner }: TaskDifference, policy: TaskPolicy): boolean {
  const rule = policy.rules[verb];
  const skips = policy.direct && canSkip(verb) && rule.to.includes(to) && (owner === 'taken' || owner === 'kept');
  const leads = from === to ? rule.to.includes('same') : rule.to.includes(to);
  return skips || (leads && rule.owner.includes(owner) && (verb === 'amend' || rule.from.includes(from)));
}
