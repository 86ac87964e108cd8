import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { Queryable } from '@/lib/server/database/queryable';
import { exactInstantSql } from './json-sql';
import type { ListClock } from './list-clock';
import { indexConditions, rowConditions } from './list-conditions';
import type { ListPlan } from './list-plan';
import type { ListRange } from './list-ranges';
import { rowSql } from './row-json';
import { rowsOf, Values } from './statement';

/** One row as JSON text, and where it stands: the number of its range (from 0), due key and id. */
export type OpenRow = { json: string; range: number; dueKey: string; id: string };

type Reading = { plan: ListPlan; ranges: readonly ListRange[]; limit: number; merged?: boolean };

/** Open tasks of the ranges, one after another or `merged` by due time, at most `limit`. */
export async function openRows(
  db: Queryable,
  reading: Reading & { reader: { actor: Actor; clock: ListClock } },
): Promise<OpenRow[]> {
  const values = new Values();
  const picked = pickedSql(reading, values);
  const { select, join } = rowSql(reading.reader, values);
  const rows = await rowsOf<{ json: string; range: number; due_key: string; id: string }>(
    db,
    `with ${picked}
    select ${select} as json, (picked.number - 1)::int as range, ${exactInstantSql('picked.due_key')} as due_key, t.id
    from picked cross join lateral (select * from task_row where id = picked.id offset 0) t
    ${join}
    order by ${inOrder('picked', reading)}`,
    values,
  );
  return rows.map(({ json, range, due_key, id }) => ({ json, range, dueKey: due_key, id }));
}

const inOrder = (table: string, { merged = false }: Reading) =>
  merged ? `${table}.due_key, ${table}.number, ${table}.id` : `${table}.number, ${table}.due_key, ${table}.id`;

/** How many open tasks stand in the ranges, cut off at `limit`. */
export async function countOpen(db: Queryable, reading: Reading): Promise<number> {
  const values = new Values();
  const [row] = await rowsOf<{ count: number }>(
    db,
    `with ${pickedSql(reading, values)} select count(*)::int as count from picked`,
    values,
  );
  return row?.count ?? 0;
}

/**
 * The common table `picked` (number, due_key, id): the first `limit` tasks of the ranges, in order and never sorted as
 * a whole (merged, at most `limit` of each range are). One index scan per range and key, each cut at `limit`; a task under several keys counts once.
 */
function pickedSql(reading: Reading, values: Values): string {
  const { plan, ranges, limit, merged = false } = reading;
  const inIndex = indexConditions(plan, values);
  const onRow = rowConditions(plan, values);
  const most = values.add(limit, 'int');
  return `picked as (
    select span.number, hit.due_key, hit.id
    from unnest(${values.add(
      ranges.map((range) => range.priorityRank),
      'smallint[]',
    )}, ${values.add(
      ranges.map((range) => range.low),
      'timestamptz[]',
    )},
                ${values.add(
                  ranges.map((range) => range.after),
                  'text[]',
                )}, ${values.add(
                  ranges.map((range) => range.high),
                  'timestamptz[]',
                )})
      with ordinality as span(priority_rank, low, after, high, number)
    cross join lateral (
      select distinct found.due_key, found.id
      from unnest(${values.add(plan.drive, 'text[]')}) as reader(key)
      cross join lateral (
        select r.due_key, r.id from task_reach r ${onRow.length === 0 ? '' : 'join task_row t on t.id = r.id'}
        where r.key = reader.key and r.priority_rank = span.priority_rank
          and (r.due_key, r.id) > (span.low, span.after) and r.due_key <= span.high
          and ${[...inIndex, ...onRow].join(' and ')}
        order by r.due_key, r.id limit ${most}
      ) found
      order by found.due_key, found.id limit ${most}
    ) hit
    ${merged ? `order by hit.due_key, span.number, hit.id` : ''}
    limit ${most}
  )`;
}
