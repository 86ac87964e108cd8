import type { TaskDifference } from './task-difference';
import type { TaskPolicy } from './task-policy';
import { agentFits, canSkip, TASK_RULES } from './task-rules';
import type { Preset } from './task-transitions';
import { TASK_VERBS, type TaskVerb } from './task-verb';

type Writer = { isAgent: boolean; policy: TaskPolicy; preset: Preset };

/** The verbs that a difference can mean, best fit first: several may, such as claiming and reassigning to oneself. */
export function verbsThatExplain(difference: TaskDifference, writer: Writer): readonly TaskVerb[] {
  const fitting = TASK_VERBS.filter((verb) =>
    writer.isAgent ? agentFits(verb, difference, writer.preset) : isFit(verb, difference, writer.policy),
  );
  const isExact = (verb: TaskVerb) => TASK_RULES[verb].owner.includes(difference.owner);
  return [...fitting.filter(isExact), ...fitting.filter((verb) => !isExact(verb))];
}

function isFit(verb: TaskVerb, { from, to, owner }: TaskDifference, policy: TaskPolicy): boolean {
  const rule = TASK_RULES[verb];
  const skips = policy.direct && canSkip(verb) && rule.to.includes(to) && (owner === 'taken' || owner === 'kept');
  const leads = from === to ? rule.to.includes('same') : rule.to.includes(to);
  return skips || (leads && rule.owner.includes(owner) && (verb === 'amend' || rule.from.includes(from)));
}
