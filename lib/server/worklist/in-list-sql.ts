import 'server-only';
import { priorityRank } from '@/lib/domain/task/task-priority';
import type { ListClock } from './list-clock';
import { closedConditions, indexConditions, rowConditions } from './list-conditions';
import type { ListPlan } from './list-plan';
import { dueSpanOf } from './list-ranges';
import type { Collects, Values } from './statement';

/** The condition on one row `t` of task_row that it stands in the list of a plan: the list's own conditions, without its ranges. */
export function inListSql(plan: ListPlan, clock: ListClock, values: Values): string {
  return `case when t.open then ${openSql(plan, clock, values)} else ${closedSql(plan, clock, values)} end`;
}

function openSql(plan: ListPlan, clock: ListClock, values: Values): string {
  if (plan.openStatuses.length === 0 || plan.drive.length === 0) {
    return 'false';
  }
  const { priority } = plan.filter;
  return [
    ...indexConditions(plan, values, 't'),
    `t.reach && ${values.add(plan.drive, 'text[]')}`,
    ...rowConditions(plan, values),
    ...dueConditions(plan, clock, values),
    ...(priority.length === 0
      ? []
      : [`t.priority_rank = any (${values.add(priority.map(priorityRank), 'smallint[]')})`]),
  ].join(' and ');
}

function closedSql(plan: ListPlan, clock: ListClock, values: Values): string {
  if (plan.closedStatuses.length === 0) {
    return 'false';
  }
  return closedListConditions(plan, clock, values).join(' and ');
}

/** All that a closed task of the list meets; `t` is task_row. */
export function closedListConditions(plan: ListPlan, clock: ListClock, values: Values): string[] {
  return [
    ...closedConditions(plan, values),
    ...closedSince(plan, clock, values),
    ...dueConditions(plan, clock, values),
  ];
}

/** The day that closed work is looked for in, where the filter asks for one. */
function closedSince({ filter }: ListPlan, { dayStart }: ListClock, values: Collects): string[] {
  return filter.closed === 'today' ? [`t.closed >= ${values.add(dayStart.toISOString(), 'timestamptz')}`] : [];
}

/** The due times that the filter asks for. */
function dueConditions({ filter }: ListPlan, clock: ListClock, values: Collects): string[] {
  if (filter.due === undefined) {
    return [];
  }
  const { low, high } = dueSpanOf(filter.due, clock);
  return [`t.due_key between ${values.add(low, 'timestamptz')} and ${values.add(high, 'timestamptz')}`];
}
