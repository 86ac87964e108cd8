import { VERB_PHRASES } from './rule-words';
import { type SitePolicy, siteRules } from './site-policy';
import type { TaskRules } from './task-rules';
import { isClosed, STATUS_WORDS, TASK_STATUSES, type TaskStatus } from './task-status';
import { hasStep, type Preset } from './task-transitions';
import { TASK_VERBS } from './task-verb';

/** Where a task can begin. */
const FIRST: readonly TaskStatus[] = ['draft', 'requested', 'ready', 'in-progress'];

/**
 * What is wrong with the rules of a site, a line each: a verb that nobody may use, a status that no task can come to, work
 * that cannot go on. A type may do without a status. Empty when a site can be run by them.
 */
export function sitePolicyFaults(policy: SitePolicy): string[] {
  const kinds = [undefined, ...Object.keys(policy.types)];
  return kinds.flatMap((type) => {
    const place = type === undefined ? 'rules' : `types.${type}`;
    return faultsOf(siteRules(policy, type), { preset: policy.preset, isType: type !== undefined }).map(
      (fault) => `${place}: ${fault}`,
    );
  });
}

function faultsOf(rules: TaskRules, { preset, isType }: { preset: Preset; isType: boolean }): string[] {
  const unused = TASK_VERBS.filter((verb) => rules[verb].who.length === 0 || rules[verb].from.length === 0);
  const steps = TASK_STATUSES.map((from) => [from, stepsFrom(from, rules, preset)] as const);
  const reached = reachable(new Map(steps));
  const missed = isType ? [] : TASK_STATUSES.filter((status) => !reached.has(status));
  const stuck = steps.filter(([from, to]) => reached.has(from) && !isClosed(from) && !to.some((each) => each !== from));
  return [
    ...unused.map((verb) => `nobody can ${VERB_PHRASES[verb]} (${verb}).`),
    ...missed.map((status) => `no task can become ${STATUS_WORDS[status].toLowerCase()} (${status}).`),
    ...stuck.map(([from]) => `a task that is ${STATUS_WORDS[from].toLowerCase()} (${from}) can go nowhere.`),
  ];
}

function stepsFrom(from: TaskStatus, rules: TaskRules, preset: Preset): TaskStatus[] {
  const usable = TASK_VERBS.map((verb) => rules[verb]).filter(
    (rule) => rule.who.length > 0 && rule.from.includes(from),
  );
  return TASK_STATUSES.filter((to) => usable.some((rule) => rule.to.includes(to)) && hasStep(preset, from, to));
}

function reachable(steps: ReadonlyMap<TaskStatus, readonly TaskStatus[]>): ReadonlySet<TaskStatus> {
  const reached = new Set<TaskStatus>(FIRST);
  // A set that grows while it is walked is walked to its end.
  for (const status of reached) {
    for (const next of steps.get(status) ?? []) {
      reached.add(next);
    }
  }
  return reached;
}
