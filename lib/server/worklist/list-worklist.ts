import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { WorklistPage, WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { recordListRead } from '@/lib/server/access/record-read';
import { pool } from '@/lib/server/database/pool';
import type { Queryable } from '@/lib/server/database/queryable';
import { closedRows } from './closed-rows';
import { clockAt, type ListClock, listClockOf } from './list-clock';
import { type ListCursor, parseCursor, toCursorText } from './list-cursor';
import { type ListPlan, listPlanOf } from './list-plan';
import { listRangesOf, rangesAfter } from './list-ranges';
import { openRows } from './open-rows';

type Options = { now: Date };

/** A page of the reader's list, in list order (design, section 3, "The list is ranges"). @throws InputError for a bad cursor */
export async function listWorklist(actor: Actor, query: WorklistQuery, options: Options): Promise<WorklistPage> {
  return WorklistPage.parse(JSON.parse(await listWorklistJson(actor, query, options)));
}

/**
 * The same page as the JSON text that PostgreSQL made, without reading it here. That it was asked for is recorded before
 * it is answered. @throws InputError for a bad cursor, UnrecordedError
 */
export async function listWorklistJson(actor: Actor, query: WorklistQuery, { now }: Options): Promise<string> {
  const db = pool();
  const { limit, cursor: cursorText, ...filter } = query;
  const cursor = cursorText === undefined ? undefined : parseCursor(cursorText);
  const clock =
    cursor === undefined ? await listClockOf(actor, now) : clockAt(new Date(cursor.asOf), new Date(cursor.shiftEnd));
  const plan = await listPlanOf(db, actor, filter);
  const found = await placedRows(db, { actor, plan, clock, cursor, limit: limit + 1 });
  await recordListRead(actor, `worklist?${queryTextOf(query)}`, { now });
  const last = found.length > limit ? found[limit - 1] : undefined;
  const next =
    last === undefined
      ? null
      : toCursorText({ asOf: clock.asOf.toISOString(), shiftEnd: clock.shiftEnd.toISOString(), ...last.place });
  return pageJson({ asOf: clock.asOf, rows: found.slice(0, limit), next });
}

/** The first rows of a plan, for screens that show several short lists. */
export async function firstRows(reading: Omit<Reading, 'cursor'>): Promise<WorklistRow[]> {
  const rows = await placedRows(pool(), { ...reading, cursor: undefined });
  return rows.map(({ json }) => WorklistRow.parse(JSON.parse(json)));
}

type PlacedRow = { json: string; place: Pick<ListCursor, 'band' | 'priority' | 'dueKey' | 'id'> };
type Reading = { actor: Actor; plan: ListPlan; clock: ListClock; cursor: ListCursor | undefined; limit: number };

/** Open work in its ranges, then closed work, the latest first. */
async function placedRows(db: Queryable, reading: Reading): Promise<PlacedRow[]> {
  const open = await placedOpenRows(db, reading);
  const left = reading.limit - open.length;
  return left === 0 || reading.plan.closedStatuses.length === 0
    ? open
    : [...open, ...(await placedClosedRows(db, { ...reading, limit: left }))];
}

async function placedOpenRows(db: Queryable, { actor, plan, clock, cursor, limit }: Reading): Promise<PlacedRow[]> {
  if (plan.openStatuses.length === 0 || plan.drive.length === 0 || cursor?.band === 'closed') {
    return [];
  }
  const all = listRangesOf(plan.filter, clock);
  const ranges =
    cursor === undefined ? all : rangesAfter(all, { ...cursor, band: cursor.band, priorityRank: cursor.priority });
  const rows = await openRows(db, { plan, ranges, limit, reader: { actor, clock } });
  return rows.flatMap(({ json, range, dueKey, id }) => {
    const at = ranges[range];
    return at === undefined ? [] : [{ json, place: { band: at.band, priority: at.priorityRank, dueKey, id } }];
  });
}

async function placedClosedRows(db: Queryable, { actor, plan, clock, cursor, limit }: Reading): Promise<PlacedRow[]> {
  const after = cursor?.band === 'closed' ? { closed: cursor.dueKey, id: cursor.id } : undefined;
  const rows = await closedRows(db, { actor, plan, clock, limit, after });
  return rows.map(({ json, closed, id }) => ({ json, place: { band: 'closed', priority: 1, dueKey: closed, id } }));
}

function pageJson({ asOf, rows, next }: { asOf: Date; rows: readonly PlacedRow[]; next: string | null }): string {
  return `{"asOf":${JSON.stringify(asOf.toISOString())},"rows":[${rows.map(({ json }) => json).join(',')}],"next":${JSON.stringify(next)}}`;
}

function queryTextOf(query: WorklistQuery): string {
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || String(value) === '' ? [] : [[name, String(value)]],
    ),
  ).toString();
}
