import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';
import { visibleCondition } from '@/lib/server/projection/visibility';
import { codesCondition } from './codes-condition';
import { referencesCondition } from './references-condition';
import { dateComparison } from './search-comparison';
import { compositeCondition } from './search-composite';
import type { ValueFilter } from './search-filter';
import { type Filter, isLookedUp } from './search-filter';
import { rowsOf } from './search-rows';
import { anyOf, type SearchSql, valueCondition } from './search-value';
import { referenceColumn, referenceTerm, taskConditionOf, termsCondition } from './task-search';

/** One understood filter as SQL about a row: by a Task's own table where that can answer it. @throws InputError for a value that is malformed */
export function conditionOf(filter: Filter, sql: SearchSql): string {
  return filter.kind === 'chain'
    ? chainCondition(filter, sql)
    : (ownConditionOf(filter, sql) ?? generalConditionOf(filter, sql));
}

/** The same by `task_search` alone; undefined when the row of `resource` is needed. */
export function ownConditionOf(filter: Filter, sql: SearchSql): string | undefined {
  const { task } = sql;
  if (task === undefined) {
    return undefined;
  }
  return filter.kind === 'chain' ? chainOfTask(filter, { ...sql, task }) : taskConditionOf(filter, { ...sql, task });
}

function generalConditionOf(filter: Exclude<Filter, Chain>, sql: SearchSql): string {
  switch (filter.kind) {
    case 'id':
      return `${sql.alias}.id = any (${sql.bind(filter.values)}::text[])`;
    case 'updated':
      return anyOf(filter.values.map((value) => updatedCondition(value, sql)));
    case 'has':
      return hasCondition(filter, sql);
    case 'composite':
      return compositeCondition(filter, sql);
    case 'value':
      return valuesCondition(filter, sql);
  }
}

function updatedCondition(value: string, { alias, bind, now }: SearchSql): string {
  // Instants are kept to the millisecond, as they are shown.
  const at = `${alias}.updated`;
  return dateComparison(value, { field: '_lastUpdated', ends: { low: at, high: at }, bind, now, cast: 'timestamptz' });
}

type Chain = Extract<Filter, { kind: 'chain' }>;
type Target = Chain['targets'][number];

function chainCondition({ parameter: { code }, targets }: Chain, sql: SearchSql): string {
  return anyOf(
    targets.flatMap((target) => [
      pointingCondition(code, target, sql),
      `(${containsType(target.type, sql)} and ${containedCondition(code, target, sql)})`,
    ]),
  );
}

/** What is contained stands in the row of `resource`, which is looked at only where there is something. */
function chainOfTask({ parameter: { code }, targets }: Chain, sql: SearchSql & { task: string }): string {
  const alias = `${sql.alias}k`;
  return anyOf(
    targets.flatMap((target) => [
      pointingCondition(code, target, sql),
      `(${containsType(target.type, sql)} and exists (select from resource ${alias}
        where ${alias}.type = 'Task' and ${alias}.id = ${sql.task}.id and ${containedCondition(code, target, { ...sql, alias })}))`,
    ]),
  );
}

/** What the reference points at is found first, so that the index of references answers the rest. */
function pointingCondition(code: string, target: Target, sql: SearchSql): string {
  const found = `(${targetsOf(target, sql)}) found`;
  if (sql.task === undefined) {
    return `${sql.alias}.search @> any (array(select jsonb_build_object('${code}', jsonb_build_array(jsonb_build_object('r', found.reference))) from ${found}))`;
  }
  const column = referenceColumn(code, sql.task);
  if (column !== undefined) {
    return `${column} in (select found.reference from ${found})`;
  }
  const term = `hashtextextended('${referenceTerm(code, '')}' || found.reference, 0)`;
  return sql.inPlace === true
    ? `${sql.task}.terms && array(select ${term} from ${found})`
    : `${sql.task}.id in (select pointing.id from ${found} cross join lateral (select id from task_term
        where terms @> array[${term}] offset 0) pointing)`;
}

function containsType(type: string, { task, ...sql }: SearchSql): string {
  return task === undefined
    ? `${sql.alias}.search @> ${sql.bind(JSON.stringify({ _contained: [{ c: type }] }))}::jsonb`
    : termsCondition([`_contained:c=${type}`], { ...sql, task });
}

/** A chain leads into what a resource contains, too (hl7.org/fhir/R4/search.html#contained). */
function containedCondition(code: string, { type, filter }: Target, sql: SearchSql): string {
  const alias = `${sql.alias}c`;
  const reference = `jsonb_build_object('${code}', jsonb_build_array(jsonb_build_object('r', '#' || ${alias}.id)))`;
  return `exists (select from (
      select held->>'c' as type, held->>'id' as id, held->'search' as search, null::timestamptz as updated
      from jsonb_array_elements(${sql.alias}.search->'_contained') held
    ) ${alias} where ${alias}.type = ${sql.bind(type)} and ${sql.alias}.search @> ${reference}
      and ${conditionOf(filter, { ...sql, alias, task: undefined })})`;
}

/** What matches, as it is referred to. */
function targetsOf({ type, filter }: Target, sql: SearchSql): string {
  const rows = rowsOf(type, `${sql.alias}t`);
  const inner = { ...sql, alias: rows.alias, task: rows.task, inPlace: false };
  return `select '${type}/' || ${rows.alias}.id as reference from ${rows.from}
    where ${rows.where} and ${conditionOf(filter, inner)} and ${visibleCondition(sql.actor, type, inner)}`;
}

function hasCondition(filter: Extract<Filter, { kind: 'has' }>, sql: SearchSql): string {
  const rows = rowsOf(filter.type, `${sql.alias}h`);
  const inner = { ...sql, alias: rows.alias, task: rows.task, inPlace: false };
  // By type and id, so that few that are pointed at are found by their key.
  return `(${sql.alias}.type, ${sql.alias}.id) in (
    select split_part(value->>'r', '/', 1) collate "C", split_part(value->>'r', '/', 2) collate "C" from ${rows.from} cross join jsonb_array_elements(${rows.alias}.search->'${filter.parameter.code}') value
    where ${rows.where} and ${conditionOf(filter.filter, inner)} and ${visibleCondition(sql.actor, filter.type, inner)})`;
}

function valuesCondition(filter: ValueFilter, sql: SearchSql): string {
  const { modifier, values } = filter;
  if (modifier === 'missing') {
    return missingCondition(filter, sql);
  }
  const condition = isLookedUp(filter)
    ? matchCondition(filter, sql)
    : anyOf(values.map((value) => valueCondition(filter, value, sql)));
  return modifier === 'not' || modifier === 'not-in' ? `not (${condition})` : condition;
}

function matchCondition({ parameter, modifier, match }: ValueFilter, sql: SearchSql): string {
  if (match === undefined) {
    throw new Error(`What ${parameter.code}:${modifier} stands for was not looked up.`);
  }
  return match.kind === 'codes'
    ? codesCondition(parameter.code, match, sql)
    : referencesCondition(parameter.code, match, sql);
}

function missingCondition({ parameter, values }: ValueFilter, { alias, bind }: SearchSql): string {
  const [value] = values;
  if (values.length !== 1 || (value !== 'true' && value !== 'false')) {
    throw new InputError(`${parameter.code}:missing must be true or false.`, {
      fields: [{ field: `${parameter.code}:missing`, message: 'not true or false' }],
    });
  }
  return `${value === 'true' ? 'not ' : ''}${alias}.search ? ${bind(parameter.code)}`;
}
