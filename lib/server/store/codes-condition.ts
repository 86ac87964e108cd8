import 'server-only';
import type { Bind } from '@/lib/server/projection/visibility';
import type { CodeSet } from '@/lib/server/repository/code-set';

/** What a value set or a hierarchy of codes came to: codes by system, and media types with whatever parameters. */
export type TermMatch = { codes: CodeSet; mediaTypes: readonly string[] };
type Sql = { alias: string; bind: Bind };

/** So many are looked up in the index one by one; more are compared with each row. */
const MOST_LOOKED_UP = 200;

/** One of the codings is one of these codes, of their systems. */
export function codesCondition(code: string, { codes, mediaTypes }: TermMatch, sql: Sql): string {
  const pairs = [...codes].flatMap(([s, { all, codes: listed }]) => (all ? [] : [...listed].map((c) => ({ s, c }))));
  const conditions = [
    ...(pairs.length === 0 ? [] : [listedCondition(code, pairs, sql)]),
    ...[...codes].flatMap(([system, { all, codes: but }]) =>
      all ? [systemCondition(code, { system, but }, sql)] : [],
    ),
    ...mediaTypes.map((each) => mediaTypeCondition(code, each, sql)),
  ];
  return conditions.length === 0 ? 'false' : `(${conditions.join(' or ')})`;
}

function listedCondition(code: string, pairs: readonly { s: string; c: string }[], { alias, bind }: Sql): string {
  if (pairs.length <= MOST_LOOKED_UP) {
    return `${alias}.search @> any (${bind(pairs.map((pair) => JSON.stringify({ [code]: [pair] })))}::jsonb[])`;
  }
  const systems = bind(pairs.map(({ s }) => s));
  const listed = bind(pairs.map(({ c }) => c));
  return some(code, alias, `(v->>'s', v->>'c') in (select * from unnest(${systems}::text[], ${listed}::text[]))`);
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
