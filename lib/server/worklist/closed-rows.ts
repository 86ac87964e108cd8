import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { Queryable } from '@/lib/server/database/queryable';
import { closedListConditions } from './in-list-sql';
import { exactInstantSql } from './json-sql';
import type { ListClock } from './list-clock';
import type { ListPlan } from './list-plan';
import { rowSql } from './row-json';
import { rowsOf, Values } from './statement';

/** One closed task as JSON text, and where it stands: when it was closed, to the microsecond, and its id. */
export type ClosedRow = { json: string; closed: string; id: string };
type Reading = { plan: ListPlan; clock: ListClock; limit: number; after?: { closed: string; id: string } | undefined };

/** Closed tasks, the latest first, at most `limit`. */
export async function closedRows(db: Queryable, reading: Reading & { actor: Actor }): Promise<ClosedRow[]> {
  const values = new Values();
  const picked = closedSql(reading, values);
  const { select, join } = rowSql(reading, values);
  return rowsOf<ClosedRow>(
    db,
    `select ${select} as json, ${exactInstantSql('t.closed')} as closed, t.id from (${picked}) t ${join} order by t.closed desc, t.id`,
    values,
  );
}

/** How many closed tasks the plan finds, cut off at `limit`. */
export async function countClosed(db: Queryable, reading: Reading): Promise<number> {
  const values = new Values();
  const [row] = await rowsOf<{ count: number }>(
    db,
    `select count(*)::int as count from (${closedSql(reading, values)}) t`,
    values,
  );
  return row?.count ?? 0;
}

function closedSql({ plan, clock, limit, after }: Reading, values: Values): string {
  const conditions = closedListConditions(plan, clock, values);
  if (after !== undefined) {
    const closed = values.add(after.closed, 'timestamptz');
    conditions.push(`t.closed <= ${closed} and (t.closed < ${closed} or t.id > ${values.add(after.id, 'text')})`);
  }
  return `select * from task_row t where not t.open and ${conditions.join(' and ')} order by t.closed desc, t.id limit ${values.add(limit, 'int')}`;
}
