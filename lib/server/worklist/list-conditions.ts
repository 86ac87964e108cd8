import 'server-only';
import { priorityRank } from '@/lib/domain/task/task-priority';
import type { ListPlan } from './list-plan';
import type { Values } from './statement';

/** Conditions on open work that the index answers by itself: of `r`, task_reach, or the same on `t`, task_row. */
export function indexConditions({ filter, openStatuses }: ListPlan, values: Values, table: 'r' | 't' = 'r'): string[] {
  return [
    `${table}.status = any (${values.add(openStatuses, 'text[]')})`,
    ...(filter.type.length === 0 ? [] : [tokenSql(`${table}.type`, filter.type, values)]),
    ...(filter.owner === 'none' ? [table === 'r' ? 'not r.owned' : 't.owner is null'] : []),
  ];
}

/** Conditions on the row behind the index; `t` is task_row. Those that the driving keys already hold are left out. */
export function rowConditions(plan: ListPlan, values: Values): string[] {
  const { filter, drive, visible } = plan;
  const driven = drive[0]?.split(':')[0];
  return [
    ...(visible === undefined ? [] : [`t.reach && ${values.add(visible, 'text[]')}`]),
    ...(filter.patient === undefined || driven === 'patient'
      ? []
      : [`t.patient = ${values.add(filter.patient, 'text')}`]),
    ...(filter.unit.length === 0 || isUnitDriven(plan) ? [] : [`t.unit = any (${values.add(filter.unit, 'text[]')})`]),
    ...(filter.check === undefined ? [] : [waitingSql(plan, values)]),
    ...(plan.also?.(values) ?? []),
    ...sharedConditions(plan, values),
  ];
}

/** All conditions on closed work, of which there is no row in task_reach. */
export function closedConditions(plan: ListPlan, values: Values): string[] {
  const { filter, owners, visibleClosed, closedStatuses } = plan;
  return [
    `t.status = any (${values.add(closedStatuses, 'text[]')})`,
    ...(visibleClosed === undefined ? [] : [`t.reach && ${values.add(visibleClosed, 'text[]')}`]),
    ...(owners === undefined ? [] : [`t.owner = any (${values.add(owners, 'text[]')})`]),
    ...(filter.owner === 'none' ? ['t.owner is null'] : []),
    ...(filter.check === undefined ? [] : ['false']),
    ...(filter.patient === undefined ? [] : [`t.patient = ${values.add(filter.patient, 'text')}`]),
    ...(filter.unit.length === 0 ? [] : [`t.unit = any (${values.add(filter.unit, 'text[]')})`]),
    ...(filter.type.length === 0 ? [] : [tokenSql('t.type', filter.type, values)]),
    ...(filter.priority.length === 0
      ? []
      : [`t.priority_rank = any (${values.add(filter.priority.map(priorityRank), 'smallint[]')})`]),
    ...sharedConditions(plan, values),
  ];
}

function isUnitDriven({ filter, drive }: ListPlan): boolean {
  return drive.length === filter.unit.length && drive.every((key, index) => key === `unit:${filter.unit[index]}`);
}

/** Nobody checks their own work. */
function waitingSql({ handles }: ListPlan, values: Values): string {
  return `t.done_by is not null and t.done_by <> all (${values.add(handles, 'text[]')})`;
}

function sharedConditions({ filter }: ListPlan, values: Values): string[] {
  return [
    ...(filter.role.length === 0 ? [] : [rolesSql(filter.role, values)]),
    ...(filter.q === undefined || filter.q === '' ? [] : [wordsSql(filter.q, values)]),
  ];
}

/** A `code` in a filter means that code of any system, `|code` the one without a system (hl7.org/fhir/R4/search.html#token). */
function tokenSql(column: string, tokens: readonly string[], values: Values): string {
  const exact = values.add(
    tokens.map((token) => token.replace(/^\|/, '')),
    'text[]',
  );
  const bare = tokens.filter((token) => !token.includes('|'));
  return bare.length === 0
    ? `${column} = any (${exact})`
    : `(${column} = any (${exact}) or split_part(${column}, '|', 2) = any (${values.add(bare, 'text[]')}))`;
}

function rolesSql(tokens: readonly string[], values: Values): string {
  return `exists (select from unnest(t.roles) as held(role) where ${tokenSql('held.role', tokens, values)})`;
}

function wordsSql(words: string, values: Values): string {
  const pattern = values.add(`%${words.replaceAll(/[\\%_]/g, '\\$&')}%`, 'text');
  return `(t.title ilike ${pattern} or t.description ilike ${pattern})`;
}
