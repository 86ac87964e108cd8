import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';
import { visibleCondition } from '@/lib/server/projection/visibility';
import { codesCondition } from './codes-condition';
import { referencesCondition } from './references-condition';
import { dateComparison } from './search-comparison';
import { compositeCondition } from './search-composite';
import { type Filter, isLookedUp } from './search-filter';
import { anyOf, type SearchSql, type ValueFilter, valueCondition } from './search-value';

/** One understood filter as SQL about a row of `resource`. @throws InputError for a value that is malformed. */
export function conditionOf(filter: Filter, sql: SearchSql): string {
  switch (filter.kind) {
    case 'id':
      return `${sql.alias}.id = any (${sql.bind(filter.values)}::text[])`;
    case 'updated':
      return anyOf(filter.values.map((value) => updatedCondition(value, sql)));
    case 'chain':
      return anyOf(filter.targets.map((target) => chainCondition(filter.parameter.code, target, sql)));
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

/** What the reference points at is found first, so that the index of references answers the rest. */
function chainCondition(code: string, target: { type: string; filter: Filter }, sql: SearchSql): string {
  const alias = `${sql.alias}t`;
  const inner = { ...sql, alias };
  const base = sql.bind(`${sql.baseUrl}/`);
  return `${sql.alias}.search @> any (array(
    select jsonb_build_object('${code}', jsonb_build_array(jsonb_build_object('r', prefix || ${alias}.type || '/' || ${alias}.id)))
    from resource ${alias} cross join (values (''), (${base}::text)) as spelling(prefix)
    where ${alias}.type = ${sql.bind(target.type)} and not ${alias}.deleted and ${conditionOf(target.filter, inner)} and ${visibleCondition(sql.actor, target.type, inner)}))`;
}

function hasCondition(filter: Extract<Filter, { kind: 'has' }>, sql: SearchSql): string {
  const alias = `${sql.alias}h`;
  const inner = { ...sql, alias };
  const base = sql.bind(`${sql.baseUrl}/`);
  return `(${sql.alias}.type || '/' || ${sql.alias}.id) in (
    select replace(value->>'r', ${base}::text, '') from resource ${alias} cross join jsonb_array_elements(${alias}.search->'${filter.parameter.code}') value
    where ${alias}.type = ${sql.bind(filter.type)} and not ${alias}.deleted and ${conditionOf(filter.filter, inner)} and ${visibleCondition(sql.actor, filter.type, inner)})`;
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
