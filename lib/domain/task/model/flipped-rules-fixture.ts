import { RELATIONS, type Relation } from '@/lib/domain/task/task-relation';
import { TASK_RULES, type TaskRule, type TaskRules } from '@/lib/domain/task/task-rules';
import { TASK_STATUSES, type TaskStatus } from '@/lib/domain/task/task-status';
import { TASK_VERBS, type TaskVerb } from '@/lib/domain/task/task-verb';

/** The table of the product with one entry more or less. */
export type FlippedRules = { name: string; rules: TaskRules };

/** Each way to get one entry of the table wrong: who may, and from which status. */
export function everyFlip(): FlippedRules[] {
  return TASK_VERBS.flatMap((verb) => [
    ...RELATIONS.map((relation) => flip(verb, `who ${relation}`, withWho(TASK_RULES[verb], relation))),
    ...statusesThatMatter(verb).map((status) => flip(verb, `from ${status}`, withFrom(TASK_RULES[verb], status))),
  ]);
}

/** What waits for its check is in progress; that the two verbs which end the waiting may be done from elsewhere means nothing. */
function statusesThatMatter(verb: TaskVerb): readonly TaskStatus[] {
  return verb === 'check' || verb === 'send-back' ? ['in-progress'] : TASK_STATUSES;
}

function flip(verb: TaskVerb, what: string, rule: TaskRule): FlippedRules {
  return { name: `${verb}: ${what}`, rules: { ...TASK_RULES, [verb]: rule } };
}

const withWho = (rule: TaskRule, relation: Relation) => ({ ...rule, who: toggled(rule.who, relation) });
const withFrom = (rule: TaskRule, status: TaskStatus) => ({ ...rule, from: toggled(rule.from, status) });

function toggled<T>(list: readonly T[], value: T): readonly T[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value];
}
