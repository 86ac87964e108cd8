import 'server-only';
import { priorityRank, TASK_PRIORITIES } from '@/lib/domain/task/task-priority';
import type { Queryable } from '@/lib/server/database/queryable';
import { exactInstantSql } from './json-sql';
import { indexConditions, rowConditions } from './list-conditions';
import type { ListPlace } from './list-cursor';
import { dueSpanOf, OPEN_BANDS } from './list-ranges';
import type { PlacedRow, Reading } from './list-reading';
import { rowSql } from './row-json';
import type { SortedBy } from './sorted-by';
import { byBed } from './sorted-by-bed';
import { rowsOf, Values } from './statement';

type SortedRow = { json: string; due: string; id: string; band?: number; priority?: number };
type BedRow = SortedRow & { ward_id: string | null; bed_id: string | null; patient_id: string | null };

/** Open work by when it was asked for, the oldest first; what does not say when stands last. */
export async function rowsByAge(db: Queryable, reading: Reading): Promise<PlacedRow[]> {
  const values = new Values();
  const { cursor } = reading;
  const by = {
    tables: '',
    columns: { due: `coalesce(found.authored, 'infinity')`, id: 'found.id' },
    places: {},
    join: '',
    after: cursor && `${values.add(cursor.dueKey, 'timestamptz')}, ${values.add(cursor.id, 'text')}`,
  };
  const rows = await sortedRows<SortedRow>(db, reading, { by, values });
  return rows.map(({ json, due, id }) => ({ json, place: { band: 'none', priority: 1, dueKey: due, id } }));
}

/** Open work by ward, bed and patient, and there by lateness and priority. */
export async function rowsByBed(db: Queryable, reading: Reading): Promise<PlacedRow[]> {
  const values = new Values();
  const by = byBed(reading.clock, reading.cursor, values);
  const rows = await sortedRows<BedRow>(db, reading, { by, values });
  return rows.map(({ json, due, id, band, priority, ward_id: ward, bed_id: bed, patient_id: patient }) => {
    const at = { ward, bed, patient };
    const place: ListPlace = { band: OPEN_BANDS[band ?? 0] ?? 'none', priority: priority ?? 1, dueKey: due, id, at };
    return { json, place };
  });
}

/** The first rows after a place. Every task that the plan finds is looked at once, and the best `limit` are kept (top-N). */
async function sortedRows<Row extends SortedRow>(
  db: Queryable,
  { plan, limit, actor, clock }: Reading,
  { by, values }: { by: SortedBy; values: Values },
): Promise<Row[]> {
  const names = Object.keys(by.columns);
  const keys = (table: string) => names.map((name) => `${table}.${name}`).join(', ');
  const held = {
    ...by.columns,
    ...Object.fromEntries(Object.entries(by.places).map(([name, sql]) => [`${name}_id`, sql])),
  };
  const shown = Object.keys(held).filter((name) => name !== 'id' && name !== 'due');
  const { select, join } = rowSql({ actor, clock }, values);
  return rowsOf<Row>(
    db,
    `with ${foundSql({ plan, clock }, values)}${by.tables}, picked as (
      select * from (select ${Object.entries(held)
        .map(([name, sql]) => `${sql} as ${name}`)
        .join(', ')} from found ${by.join}) k
      ${by.after === undefined ? '' : `where (${keys('k')}) > (${by.after})`}
      order by ${keys('k')} limit ${values.add(limit, 'int')}
    )
    select ${select} as json, t.id, ${exactInstantSql('picked.due')} as due, ${shown.map((name) => `picked.${name}`).join(', ') || 'null'}
    from picked cross join lateral (select * from task_row where id = picked.id offset 0) t ${join}
    order by ${keys('picked')}`,
    values,
  );
}

/** The common tables `candidate`, what the index finds, each task once, and `found`, what of it meets every condition. */
function foundSql({ plan, clock }: Pick<Reading, 'plan' | 'clock'>, values: Values): string {
  const { filter, drive } = plan;
  const span = dueSpanOf(filter.due, clock);
  const priorities = filter.priority.length === 0 ? TASK_PRIORITIES : filter.priority;
  return `candidate as (
      select ${drive.length === 1 ? '' : 'distinct'} r.id, r.priority_rank, r.due_key from task_reach r
      where r.key = any (${values.add(drive, 'text[]')}) and r.priority_rank = any (${values.add(priorities.map(priorityRank), 'smallint[]')})
        and r.due_key between ${values.add(span.low, 'timestamptz')} and ${values.add(span.high, 'timestamptz')}
        and ${indexConditions(plan, values).join(' and ')}
    ), found as materialized (
      select r.id, r.priority_rank, r.due_key, t.authored, t.patient, t.encounter, t.unit
      from candidate r join task_row t on t.id = r.id where ${['t.open', ...rowConditions(plan, values)].join(' and ')}
    )`;
}
