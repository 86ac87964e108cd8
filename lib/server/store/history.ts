import 'server-only';
import type { Bundle, BundleEntry, Resource } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { GoneError, InputError, NotVisibleError } from '@/lib/domain/fhir/errors';
import { RESOURCE_TYPES } from '@/lib/domain/fhir/resource-type';
import type { Queryable } from '@/lib/server/database/queryable';
import { type Bind, visibleCondition, visibleOfAnyType } from '@/lib/server/projection/visibility';
import { dateRangeOf } from './date-range';
import { readCursor, unreadableCursor, writeCursor } from './page-cursor';

type HistoryOptions = { count: number; since?: string; at?: string; before?: string; actor: Actor; baseUrl: string };
type Row = {
  type: string;
  id: string;
  version: string;
  updated: Date;
  moment: string;
  deleted: boolean;
  content: string | null;
};

const COLUMNS = 'type, id, version, updated, deleted, content';
const CURSOR_VALUES = 3;

/** The versions of one resource, newest first, deletions among them (hl7.org/fhir/R4/http.html#history). @throws NotVisibleError */
export async function readInstanceHistory(
  db: Queryable,
  options: HistoryOptions & { type: string; id: string },
): Promise<Bundle> {
  const bundle = await readVersions(db, options);
  if ((bundle.entry ?? []).length === 0 && (await isUnknown(db, options))) {
    throw new NotVisibleError(`${options.type}/${options.id}`);
  }
  return bundle;
}

/** The versions of all resources of a type, or of the whole store without one; with `id` those of one resource. */
export function readTypeHistory(
  db: Queryable,
  type: Resource['resourceType'] | undefined,
  options: HistoryOptions & { id?: string },
): Promise<Bundle> {
  const { id } = options;
  return type !== undefined && id !== undefined
    ? readInstanceHistory(db, { ...options, type, id })
    : readVersions(db, { ...options, ...(type !== undefined && { type }) });
}

/** One version of a resource; who may see it is asked before. @throws NotVisibleError, GoneError for a deletion. */
export async function readVersion(
  db: Queryable,
  wanted: { type: string; id: string; version: string },
): Promise<Resource & { id: string }> {
  const { type, id, version } = wanted;
  const what = `${type}/${id}/_history/${version}`;
  if (!/^\d{1,18}$/.test(version)) {
    throw new NotVisibleError(what);
  }
  const { rows } = await db.query<{ content: string | null }>({
    name: 'read_version',
    text: `select content from resource where type = $1 and id = $2 and version = $3
           union all select content from history where type = $1 and id = $2 and version = $3`,
    values: [type, id, version],
  });
  const [row] = rows;
  if (row === undefined) {
    throw new NotVisibleError(what);
  }
  if (row.content === null) {
    throw new GoneError(`${type}/${id}`);
  }
  return JSON.parse(row.content) as Resource & { id: string };
}

/**
 * Type by type and table by table as far as one page reaches, each from the end of its index, and then the newest of all:
 * a page costs the same however much history there is.
 */
async function readVersions(db: Queryable, options: HistoryOptions & { type?: string; id?: string }): Promise<Bundle> {
  const { type, id, actor, count } = options;
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const sql = { alias: 'r', bind };
  const visible = type === undefined ? visibleOfAnyType(actor, sql) : visibleCondition(actor, type, sql);
  const conditions = [
    'v.type = k.type',
    ...(id === undefined ? [] : [`v.id = ${bind(id)}`]),
    ...timeConditions(options, bind),
    ...(visible === 'true'
      ? []
      : [`exists (select from resource r where r.type = v.type and r.id = v.id and ${visible})`]),
  ].join(' and ');
  const newest = `order by v.updated desc, v.id desc, v.version desc limit ${bind(count + 1)}`;
  const of = (table: string) => `(select ${COLUMNS} from ${table} v where ${conditions} ${newest})`;
  const text = `select v.*, v.updated::text as moment
    from unnest(${bind(type === undefined ? RESOURCE_TYPES : [type])}::text[]) k(type)
    cross join lateral (${of('resource')} union all ${of('history')}) v
    order by v.updated desc, v.type desc, v.id desc, v.version desc limit ${bind(count + 1)}`;
  const { rows } = await db.query<Row>(text, values);
  return toBundle(rows, options);
}

function timeConditions({ since, at, before }: HistoryOptions, bind: Bind): string[] {
  return [
    ...(since === undefined ? [] : [`v.updated >= ${bind(rangeOrRefuse(since, '_since').l)}::timestamptz`]),
    ...(before === undefined ? [] : beforeCursor(before, bind)),
    ...(at === undefined ? [] : standingAt(at, bind)),
  ];
}

function beforeCursor(before: string, bind: Bind): string[] {
  const { k, i } = readCursor(before, CURSOR_VALUES);
  const [moment, type, version] = k;
  if (Number.isNaN(Date.parse(moment ?? '')) || !/^\d{1,18}$/.test(version ?? '')) {
    throw unreadableCursor();
  }
  const bound = bind(moment);
  return [
    `v.updated <= ${bound}::timestamptz`,
    `(v.updated, v.type, v.id, v.version) < (${bound}::timestamptz, ${bind(type)}::text, ${bind(i)}::text, ${bind(version)}::bigint)`,
  ];
}

/** Versions that stood at some moment of the range: written before its end, not superseded before its start. */
function standingAt(at: string, bind: Bind): string[] {
  const { l, h } = rangeOrRefuse(at, '_at');
  const from = bind(l);
  const later = (table: string) =>
    `not exists (select from ${table} n where n.type = v.type and n.id = v.id and n.version > v.version and n.updated <= ${from}::timestamptz)`;
  return [`v.updated <= ${bind(h)}::timestamptz`, later('resource'), later('history')];
}

function rangeOrRefuse(text: string, field: string): { l: string; h: string } {
  // In a query string a bare plus is a space; clients forget to escape that of a time zone.
  const range = dateRangeOf(text.replace(' ', '+'));
  if (range === undefined) {
    throw new InputError(`${field} must be a date or an instant.`, { fields: [{ field, message: 'not a date' }] });
  }
  return range;
}

async function isUnknown(
  db: Queryable,
  { type, id, actor }: { type: string; id: string; actor: Actor },
): Promise<boolean> {
  const values: unknown[] = [type, id];
  const visible = visibleCondition(actor, type, { alias: 'r', bind: (value) => `$${values.push(value)}` });
  const { rowCount } = await db.query(`select from resource r where r.type = $1 and r.id = $2 and ${visible}`, values);
  return rowCount === 0;
}

function toBundle(rows: readonly Row[], options: HistoryOptions & { type?: string; id?: string }): Bundle {
  const { type, id, count, since, at, before, baseUrl } = options;
  const shown = rows.slice(0, count);
  const path = [baseUrl, type, id, '_history'].filter((segment) => segment !== undefined).join('/');
  const query = new URLSearchParams({
    _count: String(count),
    ...(since !== undefined && { _since: since }),
    ...(at !== undefined && { _at: at }),
  });
  const self = new URLSearchParams({ ...Object.fromEntries(query), ...(before !== undefined && { _cursor: before }) });
  const last = shown.at(-1);
  const hasMore = rows.length > count && last !== undefined;
  if (hasMore) {
    query.set('_cursor', writeCursor({ k: [last.moment, last.type, last.version], i: last.id }));
  }
  return {
    resourceType: 'Bundle',
    type: 'history',
    ...(!hasMore && before === undefined && { total: shown.length }),
    link: [
      { relation: 'self', url: `${path}?${self}` },
      ...(hasMore ? [{ relation: 'next', url: `${path}?${query}` }] : []),
    ],
    entry: shown.map((row) => toEntry(row, baseUrl)),
  };
}

function toEntry(row: Row, baseUrl: string): BundleEntry {
  const { type, id, version, updated, deleted, content } = row;
  const written = version === '1' ? '201' : '200';
  return {
    fullUrl: `${baseUrl}/${type}/${id}`,
    ...(content !== null && { resource: JSON.parse(content) as Resource }),
    request: { method: deleted ? 'DELETE' : 'PUT', url: `${type}/${id}` },
    response: {
      status: deleted ? '204' : written,
      etag: `W/"${version}"`,
      lastModified: updated.toISOString(),
    },
  };
}
