import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError } from '@/lib/domain/fhir/errors';
import type { Bind } from '@/lib/server/projection/visibility';
import { normalise } from './index-values';
import { dateComparison, numberComparison } from './search-comparison';
import { splitUnescaped, unescapeValue, type ValueFilter } from './search-filter';
import { meantReference } from './search-references';
import type { RowAliases } from './search-rows';
import { textCondition } from './text-condition';

/**
 * What every condition of one statement shares, with the aliases of the row that is asked about. `inPlace` when the row of
 * `task` is at hand whatever is asked, or is none that stands in `task_search`: then no index helps.
 */
export type SearchSql = RowAliases & { bind: Bind; actor: Actor; baseUrl: string; now: Date; inPlace?: boolean };

/** One searched value of a filter as SQL, by the kind of its parameter. @throws InputError when it is malformed. */
export function valueCondition(filter: ValueFilter, raw: string, sql: SearchSql): string {
  const { parameter, modifier } = filter;
  const { bind, now } = sql;
  const field = parameter.code;
  switch (parameter.type) {
    case 'token':
      return isText(modifier) ? wordsCondition(filter, raw, sql) : tokenCondition(filter, raw, sql);
    case 'reference':
      return isText(modifier) ? wordsCondition(filter, raw, sql) : pointerCondition(filter, raw, sql);
    case 'string':
      return modifier === 'text'
        ? wordsCondition(filter, raw, sql)
        : someValue(filter, sql, stringComparison(unescapeValue(raw), modifier, bind));
    case 'uri':
      return uriCondition(filter, unescapeValue(raw), sql);
    case 'number':
      return someValue(filter, sql, numberComparison(raw, { field, value: `(v->>'n')::numeric`, bind }));
    case 'quantity':
      return quantityCondition(filter, raw, sql);
    case 'date':
      return someValue(
        filter,
        sql,
        dateComparison(raw, {
          field,
          ends: { low: `(v->>'l') collate "C"`, high: `(v->>'h') collate "C"` },
          bind,
          now,
          cast: 'text',
        }),
      );
  }
}

const TEXTS: ReadonlySet<string | undefined> = new Set(['text', 'code-text', 'text-advanced']);

function isText(modifier: string | undefined): boolean {
  return TEXTS.has(modifier);
}

function wordsCondition({ parameter, modifier = '' }: ValueFilter, raw: string, sql: SearchSql): string {
  const type = parameter.type === 'token' || parameter.type === 'reference' ? parameter.type : 'string';
  return textCondition(type, { code: parameter.code, modifier, text: unescapeValue(raw) }, sql);
}

function contains({ parameter }: ValueFilter, value: Record<string, string>, { alias, bind }: SearchSql): string {
  return `${alias}.search @> ${bind(JSON.stringify({ [parameter.code]: [value] }))}::jsonb`;
}

function someValue({ parameter }: ValueFilter, { alias }: SearchSql, condition: string): string {
  return `exists (select from jsonb_array_elements(${alias}.search->'${parameter.code}') v where ${condition})`;
}

/** `code`, `system|code`, `|code` (no system), `system|` (hl7.org/fhir/R4/search.html#token). */
function tokenCondition(filter: ValueFilter, raw: string, sql: SearchSql): string {
  const parts = splitUnescaped(raw, '|').map(unescapeValue);
  if (filter.modifier === 'of-type') {
    return ofTypeCondition(filter, parts, sql);
  }
  const [first = '', second, ...rest] = parts;
  if (rest.length > 0 || (first === '' && second === '')) {
    throw new InputError(`${filter.parameter.code} must be code or system|code.`, {
      fields: [{ field: filter.parameter.code, message: 'malformed token' }],
    });
  }
  if (second === undefined) {
    return contains(filter, { c: first }, sql);
  }
  if (first === '') {
    return `(${contains(filter, { c: second }, sql)} and ${someValue(filter, sql, `v->>'c' = ${sql.bind(second)} and not v ? 's'`)})`;
  }
  return contains(filter, second === '' ? { s: first } : { s: first, c: second }, sql);
}

function ofTypeCondition(filter: ValueFilter, parts: readonly string[], sql: SearchSql): string {
  const [system = '', code = '', value = ''] = parts;
  if (parts.length !== 3 || code === '' || value === '') {
    throw new InputError(`${filter.parameter.code}:of-type must be system|code|value.`, {
      fields: [{ field: filter.parameter.code, message: 'malformed token' }],
    });
  }
  return contains(filter, { ...(system !== '' && { ts: system }), tc: code, c: value }, sql);
}

function pointerCondition(filter: ValueFilter, raw: string, sql: SearchSql): string {
  return filter.modifier === 'identifier' ? tokenCondition(filter, raw, sql) : referenceCondition(filter, raw, sql);
}

function referenceCondition(filter: ValueFilter, raw: string, sql: SearchSql): string {
  const meant = meantReference(filter, raw, sql.baseUrl);
  if (meant.kind === 'any-type') {
    const id = sql.bind(meant.id.replaceAll('.', '\\.'));
    return someValue(filter, sql, `v->>'r' ~ ('^[A-Za-z]+/' || ${id} || '$')`);
  }
  return meant.references.length === 0
    ? 'false'
    : anyOf(meant.references.map((reference) => contains(filter, { r: reference }, sql)));
}

function stringComparison(value: string, modifier: string | undefined, bind: Bind): string {
  switch (modifier) {
    case 'exact':
      return `coalesce(v->>'x', v->>'v') = ${bind(value)}`;
    case 'contains':
      return `strpos(v->>'v', ${bind(normalise(value))}) > 0`;
    default:
      return `starts_with(v->>'v', ${bind(normalise(value))})`;
  }
}

function uriCondition(filter: ValueFilter, value: string, sql: SearchSql): string {
  if ((filter.modifier === 'above' || filter.modifier === 'below') && /^urn:/i.test(value)) {
    const field = `${filter.parameter.code}:${filter.modifier}`;
    throw new InputError(`${field} is for URLs, not for URNs.`, { fields: [{ field, message: 'a URN' }] });
  }
  switch (filter.modifier) {
    case 'below':
      return someValue(
        filter,
        sql,
        `(v->>'u' = ${sql.bind(value)} or starts_with(v->>'u', ${sql.bind(value.endsWith('/') ? value : `${value}/`)}))`,
      );
    case 'above':
      return someValue(
        filter,
        sql,
        `(v->>'u' = ${sql.bind(value)} or starts_with(${sql.bind(value)}, rtrim(v->>'u', '/') || '/'))`,
      );
    case 'contains':
      return someValue(filter, sql, `strpos(lower(v->>'u'), lower(${sql.bind(value)})) > 0`);
    default:
      return contains(filter, { u: value }, sql);
  }
}

/** `number|system|code`; without a system the code or the printed unit counts (hl7.org/fhir/R4/search.html#quantity). */
function quantityCondition(filter: ValueFilter, raw: string, sql: SearchSql): string {
  const { bind } = sql;
  const [amount = '', system = '', code = ''] = splitUnescaped(raw, '|').map(unescapeValue);
  const conditions = [numberComparison(amount, { field: filter.parameter.code, value: `(v->>'n')::numeric`, bind })];
  if (system !== '') {
    conditions.push(`v->>'s' = ${bind(system)}`);
  }
  if (code !== '') {
    conditions.push(system === '' ? `${bind(code)} in (v->>'c', v->>'u')` : `v->>'c' = ${bind(code)}`);
  }
  return someValue(filter, sql, conditions.join(' and '));
}

/** SQL that holds when one of the conditions does. */
export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 && conditions[0] !== undefined ? conditions[0] : `(${conditions.join(' or ')})`;
}
