import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import { plannedOnce } from '@/lib/server/database/planned-once';
import type { Queryable } from '@/lib/server/database/queryable';
import { type Bind, visibleCondition } from '@/lib/server/projection/visibility';
import { type Moment, type PageCursor, readCursor, writeCursor } from './page-cursor';
import { conditionOf, ownConditionOf } from './search-condition';
import { type Moved, readMoved, stoodAt } from './search-moment';
import { type OrderColumn, orderBy, orderOf, partsAfter } from './search-order';
import type { SearchOptions, SearchQuery } from './search-query';
import { type RowAliases, rowsOf } from './search-rows';
import type { SearchSql } from './search-value';
import { walksOpenWork } from './task-search';

type Stored = Resource & { id: string };
/** One page of what matches, and where the next begins. */
export type Page = { resources: Stored[]; next: string | undefined };
/** `s0`, `s1` … are what it was sorted by, in text. */
type Row = { id: string; content: string; snapshot: string } & Record<`s${number}`, string | null>;

/**
 * Reads one page. All pages of a search show the store as it stood when the first was read: what is changed meanwhile
 * neither moves to another page nor leaves. For a page with a cursor `db` must be one snapshot (`repeatable read`).
 */
export async function readPage(db: Queryable, type: string, query: SearchQuery, options: SearchOptions): Promise<Page> {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const places = rowsOf(type, 'r');
  const columns = orderOf(type, query.sort, places);
  const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor, columns.length - 1);
  const moved = cursor?.m === undefined ? [] : await readMoved(db, type, cursor.m, options);
  const sql: SearchSql = { ...places, bind, actor: options.actor, baseUrl: options.baseUrl, now: options.now };
  const from: PageSource = { type, query, columns, cursor, sql };
  const parts = standing(from);
  const limit = bind(query.count + 1);
  const all = [...parts, ...(moved.length > 0 ? [changed(from, moved)] : [])];
  // What has no value under the first key is looked for only when the rest does not fill the page.
  const attempts = parts.length > 1 && moved.length === 0 ? [parts.slice(0, 1), all] : [all];
  let rows: Row[] = [];
  for (const branches of attempts) {
    const statement = { text: statementOf(type, columnsOf(branches, { columns, parts }), { branches, limit }), values };
    ({ rows } = await db.query<Row>(query.filters.length === 0 ? plannedOnce(statement) : statement));
    if (rows.length > query.count) {
      break;
    }
  }
  return pageOf(rows, { count: query.count, columns, moment: cursor?.m, now: options.now });
}

/** The part of what has a value under the first key comes from its index in order, if its order is said in the same words. */
function columnsOf(
  branches: readonly string[],
  { columns, parts }: { columns: readonly OrderColumn[]; parts: readonly string[] },
): readonly OrderColumn[] {
  const [first, ...others] = columns;
  return first !== undefined && parts.length > branches.length ? [{ ...first, nullable: false }, ...others] : columns;
}

function statementOf(
  type: string,
  columns: readonly OrderColumn[],
  { branches, limit }: { branches: readonly string[]; limit: string },
): string {
  const order = orderBy(columns, ({ cast }, place) => (cast === 'text' ? `p.s${place} collate "C"` : `p.s${place}`));
  const sort = columns
    .slice(0, -1)
    .map((_, place) => `p.s${place}::text as s${place}, `)
    .join('');
  // The content is joined to the page's rows alone, where the narrow table of Tasks can find and order them.
  const isOwn = branches.some((branch) => branch.includes(WITHOUT_CONTENT));
  return `select p.id, ${isOwn ? 'coalesce(p.content, r.content)' : 'p.content'} as content, ${sort}(select pg_current_snapshot()::text) as snapshot
    from (${branches.map((branch) => `(${branch} limit ${limit})`).join(' union all ')}) p
    ${isOwn ? `left join resource r on p.content is null and r.type = '${type}' and r.id = p.id` : ''}
    order by ${order} limit ${limit}`;
}

const WITHOUT_CONTENT = 'null::text as content';

type PageSource = {
  type: string;
  query: SearchQuery;
  columns: readonly OrderColumn[];
  cursor: PageCursor | undefined;
  sql: SearchSql;
};

/** What stands now as it stood at the moment, in the parts that an index gives in order. */
function standing({ type, query, columns, cursor, sql }: PageSource): string[] {
  const walks = walksOpenWork(query.filters, columns);
  const { conditions, needsRow } = conditionsOf(type, query, { ...sql, inPlace: walks });
  const { from, where, alias, task } = rowsOf(type, sql.alias);
  const isOwn = task !== undefined && !needsRow && columns.every((column) => !column.needsRow);
  const stood = cursor?.m === undefined ? [] : [stoodAt(task ?? alias, cursor.m, sql.bind)];
  const selected = `select ${isOwn ? `${task}.id, ${WITHOUT_CONTENT}` : `${alias}.id, ${alias}.content`}, ${sortColumns(columns)}`;
  const parts = partsAfter(columns, cursor, sql.bind);
  if (isOwn && walks) {
    // `offset 0` keeps the planner from looking for another way than this order.
    return parts.map(
      (part) => `${selected} from (select * from task_search ${task}
        where ${[`${task}.open`, ...stood, part.where].join(' and ')} order by ${part.order} offset 0) ${task}
      where ${conditions.join(' and ')}`,
    );
  }
  const source = isOwn ? `task_search ${task}` : from;
  return parts.map(
    (part) => `${selected} from ${source}
      where ${[where, ...stood, ...conditions, part.where].join(' and ')} order by ${part.order}`,
  );
}

/** What was changed since, as it stood; whoever may not see it now does not see it as it was. */
function changed({ type, query, columns, cursor, sql: asked }: PageSource, moved: readonly Moved[]): string {
  const sql = { ...asked, inPlace: true };
  const { alias, task, bind } = sql;
  const own =
    task === undefined
      ? ''
      : `cross join lateral task_search_of(${alias}.id, ${alias}.updated, ${alias}.search) ${task}`;
  const conditions = [
    ...query.filters.map((filter) => conditionOf(filter, sql)),
    visibleCondition(sql.actor, type, { alias: 'now', bind }),
    partsAfter(columns, cursor, bind)
      .map(({ where }) => `(${where})`)
      .join(' or '),
  ];
  return `select ${alias}.id, ${alias}.content, ${sortColumns(columns)}
    from jsonb_to_recordset(${bind(JSON.stringify(moved))}::jsonb) as ${alias}_(id text, updated timestamptz, content text, search jsonb)
    cross join lateral (select '${type}' as type, ${alias}_.id collate "C" as id, ${alias}_.updated, ${alias}_.content, ${alias}_.search) ${alias}
    ${own} join resource now on now.type = '${type}' and now.id = ${alias}.id
    where ${conditions.map((condition) => `(${condition})`).join(' and ')} order by ${orderBy(columns)}`;
}

/** What must hold of a row, by a Task's own table as far as that goes. */
export function conditionsOf(
  type: string,
  query: SearchQuery,
  sql: SearchSql,
): { conditions: string[]; needsRow: boolean } {
  const own = query.filters.map((filter) => ownConditionOf(filter, sql));
  const conditions = own.map((condition, place) => {
    const filter = query.filters[place];
    return condition ?? (filter === undefined ? 'true' : conditionOf(filter, sql));
  });
  // Who may see a Task hangs on its id alone.
  const seen: RowAliases = sql.task === undefined ? sql : { alias: sql.task, task: undefined };
  return {
    conditions: [...conditions, visibleCondition(sql.actor, type, { alias: seen.alias, bind: sql.bind })],
    needsRow: own.some((condition) => condition === undefined),
  };
}

function sortColumns(columns: readonly OrderColumn[]): string {
  return columns.map(({ sql }, place) => `${sql} as s${place}`).join(', ');
}

function pageOf(
  rows: readonly Row[],
  {
    count,
    columns,
    moment,
    now,
  }: { count: number; columns: readonly OrderColumn[]; moment: Moment | undefined; now: Date },
): Page {
  const shown = rows.slice(0, count);
  const last = shown.at(-1);
  const resources = shown.map(({ content }) => JSON.parse(content) as Stored);
  if (rows.length <= count || last === undefined) {
    return { resources, next: undefined };
  }
  const k = columns.slice(0, -1).map((_, place) => last[`s${place}`] ?? null);
  const m = moment ?? { snapshot: last.snapshot, at: now.toISOString() };
  return { resources, next: writeCursor({ k, i: last.id, m }) };
}
