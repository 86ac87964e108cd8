import 'server-only';
import { pool } from '@/lib/server/database/pool';
import type { ListClock } from '@/lib/server/worklist/list-clock';
import { indexConditions, rowConditions } from '@/lib/server/worklist/list-conditions';
import type { ListPlan } from '@/lib/server/worklist/list-plan';
import { rowsOf, Values } from '@/lib/server/worklist/statement';

export type ColumnCount = { open: number; overdue: number; stat: number };

/** How many open tasks a column has, by the conditions of its list. */
export async function countColumn(plan: ListPlan, clock: ListClock): Promise<ColumnCount> {
  const values = new Values();
  const keys = values.add(plan.drive, 'text[]');
  const asOf = values.add(clock.asOf.toISOString(), 'timestamptz');
  const conditions = [...indexConditions(plan, values), ...rowConditions(plan, values)];
  const [row] = await rowsOf<ColumnCount>(
    pool(),
    `
    select count(*)::int as open, count(*) filter (where due_key < ${asOf})::int as overdue, count(*) filter (where priority_rank = 1)::int as stat
    from (select distinct r.id, r.due_key, r.priority_rank from task_reach r join task_row t on t.id = r.id
          where r.key = any (${keys}) and ${conditions.join(' and ')}) counted`,
    values,
  );
  return row ?? { open: 0, overdue: 0, stat: 0 };
}
