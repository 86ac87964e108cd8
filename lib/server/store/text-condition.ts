import 'server-only';
import type { Bind } from '@/lib/server/projection/visibility';
import { normalise } from './index-values';

type Wanted = { code: string; modifier: string; text: string };

/**
 * The modifiers that search words: `:text` and `:code-text` where a text begins so (of a string, words anywhere), and
 * `:text-advanced` by words, quoted phrases, `or` and `-word` (hl7.org/fhir/R4/search.html#text, hl7.org/fhir/R5/search.html#modifiers).
 */
export function textCondition(
  type: 'token' | 'reference' | 'string',
  { code, modifier, text }: Wanted,
  { alias, bind }: { alias: string; bind: Bind },
): string {
  const values = `jsonb_array_elements(${alias}.search->'${code}') v`;
  const wanted = normalise(text);
  if (modifier === 'text-advanced' || type === 'string') {
    const field = type === 'string' ? 'v' : 't';
    return `coalesce((select to_tsvector('simple', string_agg(v->>'${field}', ' ')) from ${values}) @@ websearch_to_tsquery('simple', ${bind(wanted)}), false)`;
  }
  const ofText = `starts_with(v->>'t', ${bind(wanted)})`;
  // R5 shows a code itself where it says text of a code, so either will do.
  const ofCode = modifier === 'code-text' && type === 'token' ? ` or starts_with(lower(v->>'c'), ${bind(wanted)})` : '';
  return `exists (select from ${values} where ${ofText}${ofCode})`;
}
