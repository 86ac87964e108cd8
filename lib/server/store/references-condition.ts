import 'server-only';
import type { Bind } from '@/lib/server/projection/visibility';
import { listedCondition } from './listed-condition';

/** What a hierarchy of resources came to: `Type/id` of each, and canonical URLs whose versions count too. */
export type ReferenceMatch = { kind: 'references'; references: readonly string[]; canonicals: readonly string[] };
type Sql = { alias: string; bind: Bind };

/** One of the references is to one of these. */
export function referencesCondition(code: string, { references, canonicals }: ReferenceMatch, sql: Sql): string {
  return `(${[listedCondition(code, { field: 'r', wanted: references }, sql), ...canonicals.map((each) => versionsCondition(code, each, sql))].join(' or ')})`;
}

/** `…|1` stands above `…|1.0`, a URL without a version above every version of it (hl7.org/fhir/R4/search.html#versions). */
function versionsCondition(code: string, canonical: string, sql: Sql): string {
  if (!canonical.includes('|')) {
    return listedCondition(code, { field: 'r', wanted: [canonical] }, sql);
  }
  const wanted = `${sql.bind(canonical)}::text`;
  return `exists (select from jsonb_array_elements(${sql.alias}.search->'${code}') v
    where starts_with(v->>'r', ${wanted}) and substr(v->>'r', char_length(${wanted}) + 1, 1) in ('', '.', '-', '+'))`;
}
