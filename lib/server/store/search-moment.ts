import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import { ExpiredPageError } from '@/lib/domain/fhir/errors';
import type { Queryable } from '@/lib/server/database/queryable';
import type { Bind } from '@/lib/server/projection/visibility';
import type { Moment } from './page-cursor';
import { searchValuesOf } from './search-index';

/** How long a commit may take from the time it writes down to the moment it is seen. */
const LATEST_MILLISECONDS = 60_000;
/** So long, and over so many changes, the pages of one search keep their moment. */
const KEPT_MILLISECONDS = 30 * 60_000;
const MOST_MOVED = 2000;

/** A resource as it stood at the moment, that has been changed or deleted since. */
export type Moved = { id: string; updated: string; content: string; search: Record<string, unknown[]> };

/** The condition under which a row stands as it stood at the moment; `alias` is its name, with a column `updated`. */
export function stoodAt(alias: string, moment: Moment, bind: Bind): string {
  return `(${alias}.updated <= ${bind(settledAt(moment))}::timestamptz or stood_at(${alias}.xmin, ${bind(moment.snapshot)}::pg_snapshot))`;
}

/**
 * The resources of a type that were changed since the moment, as they stood then, out of the history. Run it in the same
 * snapshot as the search, or what is changed in between is on no page. @throws ExpiredPageError when they are too many, or it is too long ago
 */
export async function readMoved(
  db: Queryable,
  type: string,
  moment: Moment,
  { now, baseUrl }: { now: Date; baseUrl: string },
): Promise<Moved[]> {
  if (now.getTime() - Date.parse(moment.at) > KEPT_MILLISECONDS) {
    throw new ExpiredPageError();
  }
  const { rows } = await db.query<{ id: string; updated: Date; content: string }>(MOVED, [
    type,
    settledAt(moment),
    moment.snapshot,
    MOST_MOVED + 1,
  ]);
  if (rows.length > MOST_MOVED) {
    throw new ExpiredPageError();
  }
  return rows.map(({ id, updated, content }) => ({
    id,
    updated: updated.toISOString(),
    content,
    search: searchValuesOf(JSON.parse(content) as Resource, baseUrl),
  }));
}

// Of the versions that were superseded since, the first is the one that stood at the moment.
const MOVED = `select r.id, h.updated, h.content from resource r cross join lateral (
    select older.updated, older.content from history older
    where older.type = r.type and older.id = r.id and not stood_at(older.xmin, $3::pg_snapshot)
    order by older.version limit 1
  ) h
  where r.type = $1 and r.updated > $2::timestamptz and r.version > 1 and not stood_at(r.xmin, $3::pg_snapshot) and h.content is not null
  limit $4`;

function settledAt({ at }: Moment): string {
  return new Date(Date.parse(at) - LATEST_MILLISECONDS).toISOString();
}
