import { z } from 'zod';
import { whoMay } from './rule-words';
import { RELATIONS } from './task-relation';
import { TASK_RULES, type TaskRule, type TaskRules } from './task-rules';
import { TASK_STATUSES } from './task-status';
import { TASK_VERBS, type TaskVerb } from './task-verb';

/** What a site says of one verb instead of the rule of the product: who may do it, and from which statuses. */
const RuleChange = z.strictObject({
  who: z.array(z.enum(RELATIONS)).optional(),
  from: z.array(z.enum(TASK_STATUSES)).optional(),
});
const RuleChanges = z.partialRecord(z.enum(TASK_VERBS), RuleChange);
type RuleChanges = z.infer<typeof RuleChanges>;

/**
 * The rules of a site, as its policy file says them: the preset of steps, changes for every task, and changes for the
 * types of tasks (by `system|code` of Task.code), which go before.
 */
export const SitePolicy = z.strictObject({
  preset: z.enum(['core', 'strict']).default('core'),
  rules: RuleChanges.default({}),
  types: z.record(z.string().regex(/^[^|]*\|[^|]+$/, 'must be system|code'), RuleChanges).default({}),
});
export type SitePolicy = z.infer<typeof SitePolicy>;

/** A site that changes nothing. */
export const NO_SITE_POLICY: SitePolicy = SitePolicy.parse({});

/** The rules that hold at a site for tasks of a type (`system|code`; undefined: of none). */
export function siteRules({ rules, types }: SitePolicy, type: string | undefined): TaskRules {
  const own = type !== undefined && Object.hasOwn(types, type) ? types[type] : undefined;
  return own === undefined && Object.keys(rules).length === 0 ? TASK_RULES : changed(TASK_RULES, { ...rules, ...own });
}

function changed(rules: TaskRules, changes: RuleChanges): TaskRules {
  const entries = TASK_VERBS.map((verb): [TaskVerb, TaskRule] => {
    const change = changes[verb];
    return [verb, change === undefined ? rules[verb] : changedRule(verb, rules[verb], change)];
  });
  return Object.fromEntries(entries) as Record<TaskVerb, TaskRule>;
}

/** With other people the sentence that a refused person reads is another one, too. */
function changedRule(verb: TaskVerb, rule: TaskRule, { who, from }: z.infer<typeof RuleChange>): TaskRule {
  return {
    ...rule,
    ...(from !== undefined && { from }),
    ...(who !== undefined && { who, notYours: whoMay(verb, who) }),
  };
}
