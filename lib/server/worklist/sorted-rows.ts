import 'server-only';
import { priorityRank, TASK_PRIORITIES } from '@/lib/domain/task/task-priority';
import type { Queryable } from '@/lib/server/database/queryable';
import { exactInstantSql } from './json-sql';
import { indexConditions, rowConditions } from './list-conditions';
import type { ListPlace } from './list-cursor';
import { dueSpanOf, OPEN_BANDS } from './list-ranges';
import type { PlacedRow, Reading } from './placed-rows';
import { rowSql } from './row-json';
import { BED_JOIN, bedAfter, bedKey } from './sorted-by-bed';
import { rowsOf, Values } from './statement';

/**
 * An order that no index has: `columns` are the SQL of its keys by name, over the row `t` and what `join` reads; the last of them
 * tells every two tasks apart. `after` is the same as a row of SQL for the place where the last page ended.
 */
type SortedBy = { columns: Readonly<Record<string, string>>; join: string; after: string | undefined };
type SortedRow = {
  json: string;
  band: number | null;
  priority: number | null;
  due: string;
  id: string;
  ward: string | null;
  bed: string | null;
  patient: string | null;
};

/** Open work by when it was asked for, the oldest first; what does not say when stands last. */
export async function rowsByAge(db: Queryable, reading: Reading): Promise<PlacedRow[]> {
  const values = new Values();
  const { cursor } = reading;
  const columns = { due: `coalesce(t.authored, 'infinity')`, id: 't.id' };
  const after = cursor && `${values.add(cursor.dueKey, 'timestamptz')}, ${values.add(cursor.id, 'text')}`;
  const rows = await sortedRows(db, reading, { by: { columns, join: '', after }, values });
  return rows.map(({ json, due, id }) => ({ json, place: { band: 'none', priority: 1, dueKey: due, id } }));
}

/** Open work by ward, bed and patient, and there by lateness and priority. What is about nobody stands last on its ward. */
export async function rowsByBed(db: Queryable, reading: Reading): Promise<PlacedRow[]> {
  const values = new Values();
  const { clock, cursor } = reading;
  const after = cursor && bedAfter(cursor, values);
  const rows = await sortedRows(db, reading, { by: { columns: bedKey(clock, values), join: BED_JOIN, after }, values });
  return rows.map(({ json, band, priority, due, id, ward, bed, patient }) => {
    const place: ListPlace = {
      band: OPEN_BANDS[band ?? 0] ?? 'none',
      priority: priority ?? 1,
      dueKey: due,
      id,
      at: { ward, bed, patient },
    };
    return { json, place };
  });
}

/** The first rows after a place. Every task that the plan finds is looked at once, and the best `limit` are kept (top-N). */
async function sortedRows(
  db: Queryable,
  { plan, limit, actor, clock }: Reading,
  { by, values }: { by: SortedBy; values: Values },
): Promise<SortedRow[]> {
  const names = Object.keys(by.columns);
  const keys = (table: string) => names.map((name) => `${table}.${name}`).join(', ');
  const conditions = [
    ...rowConditions(plan, values),
    ...(by.after === undefined ? [] : [`(${keys('k')}) > (${by.after})`]),
  ];
  const { select, join } = rowSql({ actor, clock }, values);
  const held = (name: string) => (names.includes(name) ? `picked.${name}` : 'null');
  return rowsOf<SortedRow>(
    db,
    `with candidate as (${candidateSql({ plan, clock }, values)}), picked as (
      select ${keys('k')} from candidate join task_row t on t.id = candidate.id ${by.join}
      cross join lateral (select ${Object.entries(by.columns)
        .map(([name, sql]) => `${sql} as ${name}`)
        .join(', ')} offset 0) k
      ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
      order by ${keys('k')} limit ${values.add(limit, 'int')}
    )
    select ${select} as json, ${held('band')} as band, ${held('priority')} as priority, ${exactInstantSql('picked.due')} as due, t.id,
      nullif(${held('ward_id')}, '') as ward, nullif(${held('bed_id')}, '') as bed, nullif(${held('patient_id')}, '') as patient
    from picked cross join lateral (select * from task_row where id = picked.id offset 0) t ${join}
    order by ${keys('picked')}`,
    values,
  );
}

/** The ids of what the index finds, each once. */
function candidateSql({ plan, clock }: Pick<Reading, 'plan' | 'clock'>, values: Values): string {
  const { filter, drive } = plan;
  const span = dueSpanOf(filter.due, clock);
  const priorities = filter.priority.length === 0 ? TASK_PRIORITIES : filter.priority;
  return `select ${drive.length === 1 ? '' : 'distinct'} r.id from task_reach r
    where r.key = any (${values.add(drive, 'text[]')}) and r.priority_rank = any (${values.add(priorities.map(priorityRank), 'smallint[]')})
      and r.due_key between ${values.add(span.low, 'timestamptz')} and ${values.add(span.high, 'timestamptz')}
      and ${indexConditions(plan, values).join(' and ')}`;
}
