import 'server-only';
import type { Bind } from '@/lib/server/projection/visibility';
import type { CodeSet } from '@/lib/server/repository/code-set';
import { listedCondition } from './listed-condition';

/** What a value set or a hierarchy of codes came to: codes by system, and media types with whatever parameters. */
export type CodeMatch = { kind: 'codes'; codes: CodeSet; mediaTypes: readonly string[] };
type Sql = { alias: string; bind: Bind };

/** One of the codings is one of these codes, of their systems. */
export function codesCondition(code: string, { codes, mediaTypes }: CodeMatch, sql: Sql): string {
  const conditions = [
    ...[...codes].map(([system, { all, codes: listed }]) =>
      all
        ? systemCondition(code, { system, but: listed }, sql)
        : listedCondition(code, { field: 'c', wanted: [...listed], also: { s: system } }, sql),
    ),
    ...mediaTypes.map((each) => mediaTypeCondition(code, each, sql)),
  ];
  return conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;
}

function systemCondition(
  code: string,
  { system, but }: { system: string; but: ReadonlySet<string> },
  { alias, bind }: Sql,
): string {
  const ofSystem = `${alias}.search @> ${bind(JSON.stringify({ [code]: [{ s: system }] }))}::jsonb`;
  return `(${ofSystem} and ${some(code, alias, `v->>'s' = ${bind(system)} and v->>'c' <> all (${bind([...but])}::text[])`)})`;
}

/** `text/xml` stands above `text/xml; charset=UTF-8` (hl7.org/fhir/R4/search.html#mimetype). */
function mediaTypeCondition(code: string, type: string, { alias, bind }: Sql): string {
  return some(code, alias, `(v->>'c' = ${bind(type)} or starts_with(v->>'c', ${bind(`${type};`)}))`);
}

function some(code: string, alias: string, condition: string): string {
  return `exists (select from jsonb_array_elements(${alias}.search->'${code}') v where ${condition})`;
}
