import 'server-only';
import type { Bind } from '@/lib/server/projection/visibility';

type Sql = { alias: string; bind: Bind };

/** So few are looked up in the index one by one; with more, each row is compared with a table of them all. */
const MOST_LOOKED_UP = 20;

/**
 * One of the values that the index holds under `code` has one of `wanted` in `field`, and what `also` says. An array of
 * thousands is hashed once by the database when it stands in the statement as a value, not when a subquery makes it.
 */
export function listedCondition(
  code: string,
  { field, wanted, also = {} }: { field: 'c' | 'r'; wanted: readonly string[]; also?: Record<string, string> },
  { alias, bind }: Sql,
): string {
  if (wanted.length <= MOST_LOOKED_UP) {
    const one = (value: string) =>
      `${alias}.search @> ${bind(JSON.stringify({ [code]: [{ ...also, [field]: value }] }))}::jsonb`;
    return wanted.length === 0 ? 'false' : `(${wanted.map(one).join(' or ')})`;
  }
  const others = Object.entries(also).map(([name, value]) => `v->>'${name}' = ${bind(value)} and `);
  return `exists (select from jsonb_array_elements(${alias}.search->'${code}') v where ${others.join('')}v->>'${field}' = any (${bind(wanted)}::text[]))`;
}
