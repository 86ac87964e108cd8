import 'server-only';
import type { Bundle, BundleEntry, Resource } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import type { Queryable } from '@/lib/server/database/queryable';
import { visibleCondition } from '@/lib/server/projection/visibility';
import { shapeResource } from '@/lib/server/repository/shape-resource';
import { lookUp } from './look-up';
import { readCursor, writeCursor } from './page-cursor';
import { conditionOf } from './search-condition';
import { readIncluded } from './search-include';
import { afterCursor, type OrderColumn, orderBy, orderOf } from './search-order';
import { parseSearch, type SearchQuery } from './search-query';
import type { SearchSql } from './search-value';

/** Who searches, and what the answer says of itself. `strict` refuses what is not understood. */
export type SearchOptions = {
  actor: Actor;
  baseUrl: string;
  strict?: boolean;
  now: Date;
};
type Stored = Resource & { id: string };
type Page = { resources: Stored[]; next: string | undefined };

/** Unless an exact total is asked for, matches are counted only this far: an exact count of history costs too much. */
const COUNTED_UNASKED = 1000;

/**
 * Searches one type as the query string says; a searchset Bundle of what the actor may see (hl7.org/fhir/R4/search.html).
 * Without `_sort` in the order of ids, so that who follows the `next` links meets each resource once.
 * @throws InputError for what is malformed, and in strict handling for what is unknown.
 */
export async function searchStore(
  db: Queryable,
  type: string,
  parameters: URLSearchParams,
  options: SearchOptions,
): Promise<Bundle> {
  const asked = parseSearch(type, parameters, { strict: options.strict ?? false });
  const query = { ...asked, filters: await lookUp(type, asked.filters, { db, ...options }) };
  const onlyCount = query.summary === 'count' || query.count === 0;
  const page = onlyCount ? { resources: [], next: undefined } : await readPage(db, type, query, options);
  const total = await totalOf(db, type, { query, options, page, onlyCount });
  const included =
    page.resources.length === 0
      ? []
      : await readIncluded(page.resources, query, { db, actor: options.actor, baseUrl: options.baseUrl });
  const shape = { summary: query.summary, elements: query.elements };
  const toEntry =
    (mode: 'match' | 'include') =>
    (resource: Stored): BundleEntry => ({
      fullUrl: `${options.baseUrl}/${resource.resourceType}/${resource.id}`,
      resource: shapeResource(resource, mode === 'match' ? shape : { ...shape, elements: [] }),
      search: { mode },
    });
  const entry = [...page.resources.map(toEntry('match')), ...included.map(toEntry('include'))];
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(total !== undefined && { total }),
    link: linksOf(type, query, { baseUrl: options.baseUrl, next: page.next }),
    ...(entry.length > 0 && { entry }),
  };
}

type Statement = { values: unknown[]; sql: SearchSql; where: string };

function statementOf(type: string, query: SearchQuery, options: SearchOptions): Statement {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const sql: SearchSql = { alias: 'r', bind, actor: options.actor, baseUrl: options.baseUrl, now: options.now };
  const conditions = [
    `r.type = ${bind(type)}`,
    'not r.deleted',
    ...query.filters.map((filter) => conditionOf(filter, sql)),
    visibleCondition(options.actor, type, sql),
  ];
  return { values, sql, where: conditions.join(' and ') };
}

async function readPage(db: Queryable, type: string, query: SearchQuery, options: SearchOptions): Promise<Page> {
  const columns = orderOf(type, query.sort);
  const { values, sql, where } = statementOf(type, query, options);
  const after =
    query.cursor === undefined ? 'true' : afterCursor(columns, readCursor(query.cursor, columns.length), sql.bind);
  const text = `select r.id, r.content, array[${columns.map((column) => `(${column.sql})::text`).join(', ')}]::text[] as sort
    from resource r where ${where} and ${after} order by ${orderBy(columns)} limit ${sql.bind(query.count + 1)}`;
  const { rows } = await db.query<{ id: string; content: string; sort: (string | null)[] }>(text, values);
  const shown = rows.slice(0, query.count);
  const last = shown.at(-1);
  return {
    resources: shown.map(({ content }) => JSON.parse(content) as Stored),
    next:
      rows.length > shown.length && last !== undefined
        ? writeCursor({ k: readable(columns, last.sort), i: last.id })
        : undefined,
  };
}

function readable(columns: readonly OrderColumn[], sort: readonly (string | null)[]): (string | null)[] {
  return columns.map((_, index) => sort[index] ?? null);
}

/** Bundle.total counts matches and never what is included (hl7.org/fhir/R4/search.html#total). */
async function totalOf(
  db: Queryable,
  type: string,
  found: { query: SearchQuery; options: SearchOptions; page: Page; onlyCount: boolean },
): Promise<number | undefined> {
  const { query, options, page, onlyCount } = found;
  if (!onlyCount && query.total === 'none') {
    return undefined;
  }
  if (!onlyCount && page.next === undefined && query.cursor === undefined) {
    return page.resources.length;
  }
  const exact = onlyCount || query.total !== undefined;
  const { values, sql, where } = statementOf(type, query, options);
  const text = exact
    ? `select count(*)::int as total from resource r where ${where}`
    : `select count(*)::int as total from (select from resource r where ${where} limit ${sql.bind(COUNTED_UNASKED + 1)}) counted`;
  const { rows } = await db.query<{ total: number }>(text, values);
  const total = rows[0]?.total ?? 0;
  return exact || total <= COUNTED_UNASKED ? total : undefined;
}

function linksOf(
  type: string,
  query: SearchQuery,
  { baseUrl, next }: { baseUrl: string; next: string | undefined },
): NonNullable<Bundle['link']> {
  const url = (parameters: [string, string][]) =>
    parameters.length === 0 ? `${baseUrl}/${type}` : `${baseUrl}/${type}?${new URLSearchParams(parameters)}`;
  const self = { relation: 'self', url: url(query.understood) };
  if (next === undefined) {
    return [self];
  }
  return [
    self,
    { relation: 'next', url: url([...query.understood.filter(([name]) => name !== '_cursor'), ['_cursor', next]]) },
  ];
}
