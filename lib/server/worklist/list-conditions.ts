import 'server-only';
import { priorityRank } from '@/lib/domain/task/task-priority';
import type { ListPlan } from './list-plan';
import type { Values } from './statement';

/** Conditions on open work that the index answers by itself: of `r`, task_reach, or the same on `t`, task_row. */
export function indexConditions({ filter, openStatuses }: ListPlan, values: Values, table: 'r' | 't' = 'r'): string[] {
  return [
    `${table}.status = any (${values.add(openStatuses, 'text[]')})`,
    ...(filter.type.length === 0 ? [] : [tokenSql(`${table}.type`, filter.type, values)]),
    ...(filter.check === undefined ? [] : [doneSql(`${table}.id`)]),
    ...(filter.owner === 'none' ? [table === 'r' ? 'not r.owned' : 't.owner is null'] : []),
  ];
}

/** Conditions on the row behind the index; `t` is task_row. Those that the driving keys already hold are left out. */
export function rowConditions(plan: ListPlan, values: Values): string[] {
  const { filter, drivenBy, visible, requesters, places } = plan;
  return [
    ...(visible === undefined ? [] : [`t.reach && ${values.add(visible, 'text[]')}`]),
    ...(filter.patient === undefined || drivenBy === 'patient'
      ? []
      : [`t.patient = ${values.add(filter.patient, 'text')}`]),
    ...(drivenBy === 'patients' ? [] : patientsCondition(plan, values)),
    ...(requesters === undefined || drivenBy === 'requester'
      ? []
      : [`t.requester = any (${values.add(requesters, 'text[]')})`]),
    ...(places === undefined || isWholeUnits(plan) ? [] : [placeSql(places, values)]),
    ...(filter.check === undefined ? [] : [waitingSql(plan, values)]),
    ...(plan.also?.(values) ?? []),
    ...sharedConditions(plan, values),
  ];
}

/** All conditions on closed work, of which there is no row in task_reach. */
export function closedConditions(plan: ListPlan, values: Values): string[] {
  const { filter, owners, requesters, places, visibleClosed, closedStatuses } = plan;
  return [
    `t.status = any (${values.add(closedStatuses, 'text[]')})`,
    ...(visibleClosed === undefined ? [] : [`t.reach && ${values.add(visibleClosed, 'text[]')}`]),
    ...(owners === undefined ? [] : [`t.owner = any (${values.add(owners, 'text[]')})`]),
    ...(requesters === undefined ? [] : [`t.requester = any (${values.add(requesters, 'text[]')})`]),
    ...(places === undefined ? [] : [donePlaceSql(places, values)]),
    ...(filter.owner === 'none' ? ['t.owner is null'] : []),
    ...(filter.check === undefined ? [] : ['false']),
    ...(filter.patient === undefined ? [] : [`t.patient = ${values.add(filter.patient, 'text')}`]),
    ...patientsCondition(plan, values),
    ...(filter.type.length === 0 ? [] : [tokenSql('t.type', filter.type, values)]),
    ...(filter.priority.length === 0
      ? []
      : [`t.priority_rank = any (${values.add(filter.priority.map(priorityRank), 'smallint[]')})`]),
    ...sharedConditions(plan, values),
  ];
}

function isWholeUnits({ drivenBy, drive, places }: ListPlan): boolean {
  return drivenBy === 'place' && drive.every((key) => places?.includes(key.slice('unit:'.length)) === true);
}

function patientsCondition({ patients }: ListPlan, values: Values): string[] {
  return patients === undefined ? [] : [`t.patient = any (${values.add(patients, 'text[]')})`];
}

/** What waits for a check is a handful among all open work: it is looked up once instead of reading every row. */
function doneSql(id: string): string {
  return `${id} in (select done.id from task_row done where done.open and done.done_by is not null)`;
}

/** Nobody checks their own work. */
function waitingSql({ handles }: ListPlan, values: Values): string {
  return `t.done_by is not null and t.done_by <> all (${values.add(handles, 'text[]')})`;
}

function sharedConditions({ filter }: ListPlan, values: Values): string[] {
  return [
    ...(filter.role.length === 0 ? [] : [heldSql('t.roles', filter.role, values)]),
    ...(filter.tag.length === 0 ? [] : [heldSql('t.tags', filter.tag, values)]),
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

function heldSql(column: string, tokens: readonly string[], values: Values): string {
  return `exists (select from unnest(${column}) as held(token) where ${tokenSql('held.token', tokens, values)})`;
}

/** Where it is to be done, else where the patient's stay is now. */
function placeSql(places: readonly string[], values: Values): string {
  const inside = values.add(places, 'text[]');
  return `(t.unit = any (${inside}) or t.location = any (${inside}) or (t.location is null
    and exists (select from encounter_row stay where stay.id = t.encounter and stay.location = any (${inside}))))`;
}

/** Where it was to be done; without a place of its own it is only known on which unit it was done. */
function donePlaceSql(places: readonly string[], values: Values): string {
  const inside = values.add(places, 'text[]');
  return `(t.unit = any (${inside}) or t.location = any (${inside}))`;
}

function wordsSql(words: string, values: Values): string {
  const pattern = values.add(`%${words.replaceAll(/[\\%_]/g, '\\$&')}%`, 'text');
  return `(t.title ilike ${pattern} or t.description ilike ${pattern})`;
}
