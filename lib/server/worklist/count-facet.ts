import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { priorityRank } from '@/lib/domain/task/task-priority';
import { TASK_STATUSES } from '@/lib/domain/task/task-status';
import {
  asking,
  chosenIn,
  type Facet,
  FacetOption,
  type FacetOptions,
  type FacetQuery,
  FIXED_OPTIONS,
  MOST_COUNTED,
} from '@/lib/domain/worklist/worklist-facet';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { recordListRead } from '@/lib/server/access/record-read';
import { pool } from '@/lib/server/database/pool';
import { FACET_SQL, type FacetSql } from './facet-sql';
import { closedListConditions } from './in-list-sql';
import { type ListClock, listClockOf } from './list-clock';
import { indexConditions, rowConditions } from './list-conditions';
import { type ListPlan, listPlanOf } from './list-plan';
import { dueSpanOf } from './list-ranges';
import { rowsOf, Values } from './statement';

/** Beside what the filter asks for and what is always offered. */
const MOST_OPTIONS = 200;

/**
 * For each option of a condition, how many tasks the reader's list would hold with that option alone there and all other
 * conditions as they are: exact up to 1,000, by the list's own conditions. The 200 most frequent, by name.
 */
export async function countFacet(actor: Actor, query: FacetQuery, { now }: { now: Date }): Promise<FacetOptions> {
  const { facet, ...filter } = query;
  const clock = await listClockOf(actor, now);
  const plan = await listPlanOf(pool(), actor, withoutCondition(filter, facet));
  const options = inOrder(facet, await countedOptions({ actor, clock, plan, facet, chosen: chosenIn(filter, facet) }));
  if (options.some(({ value }) => value.startsWith('Patient/'))) {
    await recordListRead(actor, `worklist/facets?facet=${facet}`, { now });
  }
  return { asOf: clock.asOf.toISOString(), options };
}

/** Any status may be chosen alone, also one that the list leaves out where nobody asks; two conditions have but one option. */
function withoutCondition(filter: WorklistFilter, facet: Facet): WorklistFilter {
  if (facet === 'closed' || facet === 'check') {
    return { ...filter, ...asking(facet, FIXED_OPTIONS[facet] ?? []) };
  }
  const any = facet === 'status' && filter.closed === undefined ? TASK_STATUSES : [];
  return { ...filter, ...asking(facet, any) };
}

type Counting = { actor: Actor; clock: ListClock; plan: ListPlan; facet: Facet; chosen: readonly string[] };

async function countedOptions({ actor, clock, plan, facet, chosen }: Counting): Promise<FacetOption[]> {
  const values = new Values();
  const sql = FACET_SQL[facet]({ actor, clock, chosen }, values);
  const kept = values.add([...new Set([...chosen, ...(FIXED_OPTIONS[facet] ?? [])])], 'text[]');
  const rows = await rowsOf<FacetOption>(
    pool(),
    `
    with matched as (${matchedSql({ plan, clock, facet, sql }, values)}),
    grouped as (select raw, min(words) as words, count(*) as count from matched group by raw),
    counted as (
      select held.value, min(held.words) as words, sum(g.count) as count
      from grouped g cross join lateral (${sql.options}) held(value, words) where held.value is not null group by held.value
    ), listed as (
      select value, words, count from counted
      union all select kept.value, null, 0 from unnest(${kept}) kept(value) where kept.value not in (select value from counted)
    ), shown as (
      select * from listed order by (value = any (${kept})) desc, count desc, value limit ${values.add(MOST_OPTIONS, 'int')} + cardinality(${kept})
    )
    select l.value, ${sql.display} as display, least(l.count, ${MOST_COUNTED + 1})::int as count from shown l`,
    values,
  );
  return rows.map((row) => FacetOption.parse(row));
}

type Matching = { plan: ListPlan; clock: ListClock; facet: Facet; sql: FacetSql };

/** What the list would hold, open and closed, as `raw` and `words`. */
function matchedSql({ plan, clock, facet, sql }: Matching, values: Values): string {
  const picked = `${sql.raw} as raw, ${sql.words ?? 'null::text'} as words`;
  const open = `select ${picked} from task_row t where ${openConditions(plan, clock, values).join(' and ')}`;
  if (plan.closedStatuses.length === 0) {
    return open;
  }
  const closed = ['not t.open', ...closedListConditions(plan, clock, values)].join(' and ');
  const most = MOST_COUNTED + 1;
  // Closed work grows for ever: of each status only as much is read as is counted.
  return facet === 'status'
    ? `${open} union all select found.* from unnest(${values.add(plan.closedStatuses, 'text[]')}) each(status)
        cross join lateral (select ${picked} from task_row t where t.status = each.status and ${closed} limit ${most}) found`
    : `${open} union all select ${picked} from task_row t where ${closed}`;
}

function openConditions(plan: ListPlan, clock: ListClock, values: Values): string[] {
  const { due, priority } = plan.filter;
  const { low, high } = dueSpanOf(due, clock);
  const inIndex = [
    `r.key = any (${values.add(plan.drive, 'text[]')})`,
    `r.due_key between ${values.add(low, 'timestamptz')} and ${values.add(high, 'timestamptz')}`,
    ...(priority.length === 0
      ? []
      : [`r.priority_rank = any (${values.add(priority.map(priorityRank), 'smallint[]')})`]),
    ...indexConditions(plan, values),
  ];
  return [`t.id in (select r.id from task_reach r where ${inIndex.join(' and ')})`, ...rowConditions(plan, values)];
}

const BY_NAME = new Intl.Collator('en', { numeric: true });

/** What is always offered in its own order, then the others by name. */
function inOrder(facet: Facet, options: readonly FacetOption[]): FacetOption[] {
  const fixed = FIXED_OPTIONS[facet] ?? [];
  const placeOf = ({ value }: FacetOption) => (fixed.includes(value) ? fixed.indexOf(value) : fixed.length);
  return options.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || BY_NAME.compare(a.display ?? a.value, b.display ?? b.value),
  );
}
