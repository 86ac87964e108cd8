import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';
import type { Filter, ValueFilter } from './search-filter';
import { splitUnescaped } from './search-filter';
import { anyOf, type SearchSql, valueCondition } from './search-value';

/** One component of a searched value: what is compared, and with what. */
type Part = { filter: ValueFilter; value: string };

/**
 * `a$b`: both hold of the same element (hl7.org/fhir/R4/search.html#composite). The index holds the element's values under
 * the codes of the components, so each is compared as the parameter of that code is.
 * @throws InputError when a value has not as many parts as the parameter has components, or a part is malformed.
 */
export function compositeCondition(
  { parameter, values }: Extract<Filter, { kind: 'composite' }>,
  sql: SearchSql,
): string {
  const alias = `${sql.alias}c`;
  const inner = { ...sql, alias };
  return anyOf(
    values.map((raw) => {
      const parts = partsOf(parameter, raw);
      const together = parts.map(({ filter, value }) => valueCondition(filter, value, inner)).join(' and ');
      return `(${candidates(parts, sql)} and exists (select from jsonb_array_elements(${sql.alias}.search->'${parameter.code}') as ${alias}(search) where ${together}))`;
    }),
  );
}

/** A token of the element is one of the resource too: said twice, so that the index of tokens finds the candidates. */
function candidates(parts: readonly Part[], sql: SearchSql): string {
  const tokens = parts.filter(({ filter }) => filter.parameter.type === 'token');
  return ['true', ...tokens.map(({ filter, value }) => valueCondition(filter, value, sql))].join(' and ');
}

function partsOf({ code, components }: Extract<Filter, { kind: 'composite' }>['parameter'], raw: string): Part[] {
  const texts = splitUnescaped(raw, '$');
  if (texts.length !== components.length || texts.includes('')) {
    throw new InputError(`${code} must be ${components.map((each) => each.code).join('$')}.`, {
      fields: [{ field: code, message: 'malformed composite' }],
    });
  }
  return components.map((parameter, index) => ({
    filter: { kind: 'value', parameter, modifier: undefined, values: [] },
    value: texts[index] ?? '',
  }));
}
