import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';
import { visibleCondition } from '@/lib/server/projection/visibility';
import { dateComparison } from './search-comparison';
import type { Filter } from './search-filter';
import { rowsOf } from './search-rows';
import { anyOf, type SearchSql, type ValueFilter, valueCondition } from './search-value';
import { referenceTerm, taskConditionOf } from './task-search';

/** One understood filter as SQL about a row: by a Task's own table where that can answer it. @throws InputError for a value that is malformed */
export function conditionOf(filter: Filter, sql: SearchSql): string {
  return ownConditionOf(filter, sql) ?? generalConditionOf(filter, sql);
}

/** The same by `task_search` alone; undefined when the row of `resource` is needed. */
export function ownConditionOf(filter: Filter, sql: SearchSql): string | undefined {
  const { task } = sql;
  if (task === undefined) {
    return undefined;
  }
  return filter.kind === 'chain' ? chainOfTask(filter, { ...sql, task }) : taskConditionOf(filter, { ...sql, task });
}

function generalConditionOf(filter: Filter, sql: SearchSql): string {
  switch (filter.kind) {
    case 'id':
      return `${sql.alias}.id = any (${sql.bind(filter.values)}::text[])`;
    case 'updated':
      return anyOf(filter.values.map((value) => updatedCondition(value, sql)));
    case 'chain':
      return anyOf(filter.targets.map((target) => chainCondition(filter.parameter.code, target, sql)));
    case 'has':
      return hasCondition(filter, sql);
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

/** What the reference points at is found first, so that the index of references answers the rest. */
function chainCondition(code: string, target: Target, sql: SearchSql): string {
  return `${sql.alias}.search @> any (array(
    select jsonb_build_object('${code}', jsonb_build_array(jsonb_build_object('r', found.reference)))
    from (${targetsOf(target, sql)}) found))`;
}

function chainOfTask({ parameter: { code }, targets }: Chain, sql: SearchSql & { task: string }): string {
  return anyOf(
    targets.map(
      (target) =>
        `${sql.task}.terms && array(select hashtextextended('${referenceTerm(code, '')}' || found.reference, 0) from (${targetsOf(target, sql)}) found)`,
    ),
  );
}

/** What matches, as it is referred to. */
function targetsOf({ type, filter }: Target, sql: SearchSql): string {
  const rows = rowsOf(type, `${sql.alias}t`);
  const inner = { ...sql, alias: rows.alias, task: rows.task };
  return `select '${type}/' || ${rows.alias}.id as reference from ${rows.from}
    where ${rows.where} and ${conditionOf(filter, inner)} and ${visibleCondition(sql.actor, type, inner)}`;
}

function hasCondition(filter: Extract<Filter, { kind: 'has' }>, sql: SearchSql): string {
  const rows = rowsOf(filter.type, `${sql.alias}h`);
  const inner = { ...sql, alias: rows.alias, task: rows.task };
  return `(${sql.alias}.type || '/' || ${sql.alias}.id) in (
    select value->>'r' from ${rows.from} cross join jsonb_array_elements(${rows.alias}.search->'${filter.parameter.code}') value
    where ${rows.where} and ${conditionOf(filter.filter, inner)} and ${visibleCondition(sql.actor, filter.type, inner)})`;
}

function valuesCondition(filter: ValueFilter, sql: SearchSql): string {
  const { modifier, values } = filter;
  if (modifier === 'missing') {
    return missingCondition(filter, sql);
  }
  const condition = anyOf(values.map((value) => valueCondition(filter, value, sql)));
  return modifier === 'not' ? `not (${condition})` : condition;
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
