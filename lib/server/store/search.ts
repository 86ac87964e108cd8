import 'server-only';
import type { Bundle, BundleEntry, Resource } from '@medplum/fhirtypes';
import type { Queryable } from '@/lib/server/database/queryable';
import { shapeResource } from '@/lib/server/repository/shape-resource';
import { lookUp } from './look-up';
import { refuseTooMuch } from './search-cost';
import { readIncluded } from './search-include';
import { conditionsOf, type Page, readPage } from './search-page';
import { parseSearch, type SearchOptions, type SearchQuery } from './search-query';
import { rowsOf } from './search-rows';
import type { SearchSql } from './search-value';

type Stored = Resource & { id: string };

/**
 * Searches one type as the query string says; a searchset Bundle of what the actor may see (hl7.org/fhir/R4/search.html).
 * Without `_sort` in the order of ids. Whoever follows the `next` links meets each resource once, as it stood when the first
 * page was read; a page with a cursor needs `db` to be one snapshot.
 * @throws InputError for what is malformed, and in strict handling for what is unknown.
 */
export async function searchStore(
  db: Queryable,
  type: string,
  parameters: URLSearchParams,
  options: SearchOptions,
): Promise<Bundle> {
  const asked = parseSearch(type, parameters, { strict: options.strict ?? false });
  refuseTooMuch(type, asked);
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

/** Bundle.total counts matches and never what is included; unasked it is told only where it costs nothing (hl7.org/fhir/R4/search.html#total). */
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
  return onlyCount || query.total !== undefined ? countAll(db, type, query, options) : undefined;
}

async function countAll(db: Queryable, type: string, query: SearchQuery, options: SearchOptions): Promise<number> {
  const values: unknown[] = [];
  const places = rowsOf(type, 'r');
  const sql: SearchSql = { ...options, ...places, bind: (value) => `$${values.push(value)}` };
  const { conditions, needsRow } = conditionsOf(type, query, sql);
  const from = places.task === undefined || needsRow ? places.from : `task_search ${places.task}`;
  const { rows } = await db.query<{ total: number }>(
    `select count(*)::int as total from ${from} where ${[places.where, ...conditions].join(' and ')}`,
    values,
  );
  return rows[0]?.total ?? 0;
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
