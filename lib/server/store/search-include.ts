import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { isResourceId, isResourceType } from '@/lib/domain/fhir/resource-type';
import type { Queryable } from '@/lib/server/database/queryable';
import { visibleCondition } from '@/lib/server/projection/visibility';
import { MOST_INCLUDE_ROUNDS, MOST_INCLUDED } from '@/lib/server/repository/search-limits';
import { isSearchable, searchParametersOf } from '@/lib/server/repository/search-parameters';
import { searchValuesOf } from './search-index';
import type { Include } from './search-query';
import { rowsOf } from './search-rows';
import { referenceColumn, referenceTerm, termsCondition } from './task-search';

type Stored = Resource & { id: string };
type Context = { db: Queryable; actor: Actor; baseUrl: string };

/** What `_include` and `_revinclude` add to the matches; only what the actor may see (hl7.org/fhir/R4/search.html#include). */
export async function readIncluded(
  matches: readonly Stored[],
  wanted: { includes: readonly Include[]; revincludes: readonly Include[] },
  context: Context,
): Promise<Stored[]> {
  const found = new Map<string, Stored>();
  const known = new Set(matches.map(keyOf));
  let from: readonly Stored[] = matches;
  for (let round = 0; round < MOST_INCLUDE_ROUNDS && from.length > 0; round += 1) {
    const following = (include: Include) => round === 0 || include.iterate;
    const added = [
      ...(await readForward(from, wanted.includes.filter(following), context)),
      ...(await readReverse(from, wanted.revincludes.filter(following), context)),
    ].filter((resource) => !known.has(keyOf(resource)));
    for (const resource of added.slice(0, MOST_INCLUDED - found.size)) {
      known.add(keyOf(resource));
      found.set(keyOf(resource), resource);
    }
    from = added;
  }
  return [...found.values()];
}

function keyOf({ resourceType, id }: Stored): string {
  return `${resourceType}/${id}`;
}

async function readForward(from: readonly Stored[], includes: readonly Include[], context: Context): Promise<Stored[]> {
  const references = new Set(
    includes.flatMap((include) =>
      from
        .filter(({ resourceType }) => resourceType === include.source)
        .flatMap((resource) => referencesOf(resource, include, context)),
    ),
  );
  const byType = new Map<string, Set<string>>();
  for (const reference of references) {
    const [type = '', id, ...rest] = reference.split('/');
    if (isResourceType(type) && isResourceId(id) && rest.length === 0) {
      byType.set(type, (byType.get(type) ?? new Set()).add(id));
    }
  }
  const found: Stored[] = [];
  for (const [type, ids] of byType) {
    found.push(...(await readRows(type, 'r.id = any ($2::text[])', [...ids], context)));
  }
  return found;
}

function referencesOf(resource: Stored, { source, code, target }: Include, { baseUrl }: Context): string[] {
  const values = searchValuesOf(resource, baseUrl);
  const references = codesOf({ source, code })
    .flatMap((each) => (values[each] ?? []) as { r?: string }[])
    .flatMap(({ r }) => r ?? []);
  return target === undefined ? references : references.filter((reference) => reference.split('/').at(-2) === target);
}

async function readReverse(from: readonly Stored[], includes: readonly Include[], context: Context): Promise<Stored[]> {
  const found: Stored[] = [];
  for (const { source, code } of includes) {
    const references = from.map(keyOf);
    for (const each of codesOf({ source, code })) {
      found.push(...(await readPointing(source, { code: each, references }, context)));
    }
  }
  return found;
}

async function readPointing(
  source: string,
  { code, references }: { code: string; references: readonly string[] },
  context: Context,
): Promise<Stored[]> {
  if (source !== 'Task') {
    const wanted = references.map((reference) => JSON.stringify({ [code]: [{ r: reference }] }));
    return readRows(source, 'r.search @> any ($2::jsonb[])', wanted, context);
  }
  const column = referenceColumn(code, 'rs');
  if (column !== undefined) {
    return readRows(source, `${column} = any ($2::text[])`, references, context);
  }
  const wanted = references.map((reference) => referenceTerm(code, reference));
  return readRows(source, termsCondition(wanted, { task: 'rs', bind: () => '$2' }), wanted, context);
}

/** `*` stands for every reference that the type is searched by. */
function codesOf({ source, code }: Pick<Include, 'source' | 'code'>): string[] {
  return code === '*'
    ? [...searchParametersOf(source).values()]
        .filter((each) => each.type === 'reference' && isSearchable(source, each.code))
        .map((each) => each.code)
    : [code];
}

async function readRows(
  type: string,
  condition: string,
  wanted: readonly string[],
  { db, actor }: Context,
): Promise<Stored[]> {
  const rows = rowsOf(type, 'r');
  const values: unknown[] = [MOST_INCLUDED, wanted];
  const visible = visibleCondition(actor, type, { alias: 'r', bind: (value) => `$${values.push(value)}` });
  const { rows: found } = await db.query<{ content: string }>(
    `select r.content from ${rows.from} where ${rows.where} and ${condition} and ${visible} order by r.id limit $1`,
    values,
  );
  return found.map(({ content }) => JSON.parse(content) as Stored);
}
