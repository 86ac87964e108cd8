import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';

/**
 * The criteria of a conditional write in one spelling, so that two writers of one identity wait for the same lock: order,
 * escapes of the URL and repetitions do not count, of parameters as of the values in a list.
 * @throws InputError when nothing in them selects, or something else does more than select
 */
export function canonicalCriteria(query: URLSearchParams): string {
  const names = [...query.keys()];
  const selects = names.some((name) => !/^_(?!id$|has:|tag|profile|security|source|lastUpdated)/.test(name));
  if (!selects || names.some((name) => /^_(count|sort|cursor|summary|elements|include|revinclude|total)/.test(name))) {
    throw new InputError('A conditional write needs search parameters that select, and no others.', { status: 400 });
  }
  const pairs = [...query].map(([name, value]) => new URLSearchParams([[name, inOneOrder(value)]]).toString());
  return [...new Set(pairs)].sort().join('&');
}

/** A list means any of its values (hl7.org/fhir/R4/search.html#combining); a comma after a backslash is part of a value. */
function inOneOrder(value: string): string {
  const values = value.match(/(?:\\.|[^\\,])+/gs) ?? [];
  const rebuilt = values.join(',');
  return rebuilt === value ? [...new Set(values)].sort().join(',') : value;
}
