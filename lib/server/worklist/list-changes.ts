import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import type { WorklistChangesQuery } from '@/lib/domain/worklist/worklist-filter';
import { type WorklistChanges, WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { recordListRead } from '@/lib/server/access/record-read';
import { pool } from '@/lib/server/database/pool';
import { inListSql } from './in-list-sql';
import { exactInstantSql } from './json-sql';
import { clockAt, type ListClock, listClockOf } from './list-clock';
import { type ListCursor, parseCursor, standsBefore } from './list-cursor';
import { type ListPlan, listPlanOf } from './list-plan';
import { rowSql } from './row-json';
import { rowsOf, Values } from './statement';

/**
 * How some tasks stand to the reader's list now, so that a screen that heard of changes reads those and no page again.
 * A task beyond the cursor is in a part of the list that is not loaded, and counts as left; by age and by bed, where one row does
 * not say where it stands, it counts as part of the list. @throws InputError for a bad cursor, UnrecordedError
 */
export async function listChanges(
  actor: Actor,
  { ids, order, cursor: cursorText, ...filter }: WorklistChangesQuery,
  { now }: { now: Date },
): Promise<WorklistChanges> {
  const cursor = cursorText === undefined ? undefined : parseCursor(cursorText, order);
  const clock =
    cursor === undefined ? await listClockOf(actor, now) : clockAt(new Date(cursor.asOf), new Date(cursor.shiftEnd));
  const plan = await listPlanOf(pool(), actor, filter);
  const found = await placedTasks({ actor, plan, clock, ids });
  await recordListRead(actor, `worklist/changes?ids=${ids.join(',')}`, { now });
  const isLoaded = ({ listed, place }: PlacedTask) => listed && (cursor === undefined || !standsBefore(cursor, place));
  return {
    asOf: now.toISOString(),
    rows: found.filter(isLoaded).map(rowOf),
    left: found.filter((task) => !isLoaded(task)).map(rowOf),
  };
}

type PlacedTask = { json: string; listed: boolean; place: Pick<ListCursor, 'band' | 'priority' | 'dueKey' | 'id'> };
type Asked = { actor: Actor; plan: ListPlan; clock: ListClock; ids: readonly string[] };

/** The tasks of these ids that the reader may see at all. */
async function placedTasks({ actor, plan, clock, ids }: Asked): Promise<PlacedTask[]> {
  const values = new Values();
  const { select, join } = rowSql({ actor, clock }, values);
  const rows = await rowsOf<{ json: string; listed: boolean; priority: number; key: string; id: string }>(
    pool(),
    `select ${select} as json, ${inListSql(plan, clock, values)} as listed, t.priority_rank as priority,
      ${exactInstantSql('case when t.open then t.due_key else t.closed end')} as key, t.id
    from task_row t ${join}
    where t.id = any (${values.add(ids, 'text[]')}) and t.reach && ${values.add(readKeysOf(actor), 'text[]')}
    order by t.id`,
    values,
  );
  return rows.map(({ json, listed, priority, key, id }) => {
    const { band } = rowOf({ json });
    return { json, listed, place: { band, priority: band === 'closed' ? 1 : priority, dueKey: key, id } };
  });
}

function rowOf({ json }: { json: string }): WorklistRow {
  return WorklistRow.parse(JSON.parse(json));
}
