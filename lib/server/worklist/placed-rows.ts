import 'server-only';
import type { ListOrder } from '@/lib/domain/worklist/list-order';
import type { Queryable } from '@/lib/server/database/queryable';
import { closedRows } from './closed-rows';
import { dueRangesOf, type ListRange, listRangesOf, rangesAfter } from './list-ranges';
import type { PlacedRow, Reading } from './list-reading';
import { openRows } from './open-rows';
import { rowsByAge, rowsByBed } from './sorted-rows';

/** Open work in its order, then closed work, the latest first. */
export async function placedRows(db: Queryable, reading: Reading): Promise<PlacedRow[]> {
  const { plan, order, cursor } = reading;
  const hasOpen = plan.openStatuses.length > 0 && plan.drive.length > 0 && cursor?.band !== 'closed';
  const open = hasOpen ? await OPEN_ROWS[order](db, reading) : [];
  const left = reading.limit - open.length;
  return left === 0 || plan.closedStatuses.length === 0
    ? open
    : [...open, ...(await placedClosedRows(db, { ...reading, limit: left }))];
}

const OPEN_ROWS: Record<ListOrder, (db: Queryable, reading: Reading) => Promise<PlacedRow[]>> = {
  lateness: rowsByLateness,
  due: rowsByDue,
  oldest: rowsByAge,
  bed: rowsByBed,
};

async function rowsByLateness(db: Queryable, reading: Reading): Promise<PlacedRow[]> {
  const { plan, clock, cursor } = reading;
  const all = listRangesOf(plan.filter, clock);
  if (cursor === undefined || cursor.band === 'closed') {
    return rowsOfRanges(db, reading, all);
  }
  const place = { ...cursor, band: cursor.band, priorityRank: cursor.priority };
  return rowsOfRanges(db, reading, rangesAfter(all, place));
}

async function rowsByDue(db: Queryable, reading: Reading): Promise<PlacedRow[]> {
  const { plan, clock, cursor } = reading;
  const place = cursor && { ...cursor, priorityRank: cursor.priority };
  return rowsOfRanges(db, { ...reading, merged: true }, dueRangesOf(plan.filter, clock, place));
}

async function rowsOfRanges(
  db: Queryable,
  { actor, plan, clock, limit, merged = false }: Reading & { merged?: boolean },
  ranges: readonly ListRange[],
): Promise<PlacedRow[]> {
  const rows = await openRows(db, { plan, ranges, limit, merged, reader: { actor, clock } });
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
