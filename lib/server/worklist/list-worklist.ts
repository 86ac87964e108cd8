import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { DEFAULT_ORDER } from '@/lib/domain/worklist/list-order';
import type { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { WorklistPage, WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { recordListRead } from '@/lib/server/access/record-read';
import { pool } from '@/lib/server/database/pool';
import { clockAt, listClockOf } from './list-clock';
import { parseCursor, toCursorText } from './list-cursor';
import { listPlanOf } from './list-plan';
import type { PlacedRow, Reading } from './list-reading';
import { placedRows } from './placed-rows';

type Options = { now: Date };

/** A page of the reader's list, in the order asked for (design, section 3, "The list is ranges"). @throws InputError for a bad cursor */
export async function listWorklist(actor: Actor, query: WorklistQuery, options: Options): Promise<WorklistPage> {
  return WorklistPage.parse(JSON.parse(await listWorklistJson(actor, query, options)));
}

/**
 * The same page as the JSON text that PostgreSQL made, without reading it here. That it was asked for is recorded before
 * it is answered. @throws InputError for a bad cursor, UnrecordedError
 */
export async function listWorklistJson(actor: Actor, query: WorklistQuery, { now }: Options): Promise<string> {
  const db = pool();
  const { limit, order, cursor: cursorText, ...filter } = query;
  const cursor = cursorText === undefined ? undefined : parseCursor(cursorText, order);
  const clock =
    cursor === undefined ? await listClockOf(actor, now) : clockAt(new Date(cursor.asOf), new Date(cursor.shiftEnd));
  const plan = await listPlanOf(db, actor, filter);
  const found = await placedRows(db, { actor, plan, order, clock, cursor, limit: limit + 1 });
  await recordListRead(actor, `worklist?${queryTextOf(query)}`, { now });
  const last = found.length > limit ? found[limit - 1] : undefined;
  const next =
    last === undefined
      ? null
      : toCursorText({ asOf: clock.asOf.toISOString(), shiftEnd: clock.shiftEnd.toISOString(), order, ...last.place });
  return pageJson({ asOf: clock.asOf, rows: found.slice(0, limit), next });
}

/** The first rows of a plan, for screens that show several short lists. */
export async function firstRows(reading: Omit<Reading, 'cursor' | 'order'>): Promise<WorklistRow[]> {
  const rows = await placedRows(pool(), { ...reading, order: DEFAULT_ORDER, cursor: undefined });
  return rows.map(({ json }) => WorklistRow.parse(JSON.parse(json)));
}

function pageJson({ asOf, rows, next }: { asOf: Date; rows: readonly PlacedRow[]; next: string | null }): string {
  return `{"asOf":${JSON.stringify(asOf.toISOString())},"rows":[${rows.map(({ json }) => json).join(',')}],"next":${JSON.stringify(next)}}`;
}

function queryTextOf(query: WorklistQuery): string {
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || String(value) === '' || (name === 'order' && value === DEFAULT_ORDER)
        ? []
        : [[name, String(value)]],
    ),
  ).toString();
}
