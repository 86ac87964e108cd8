import 'server-only';
import { priorityRank, TASK_PRIORITIES, type TaskPriority } from '@/lib/domain/task/task-priority';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { WorklistBand } from '@/lib/domain/worklist/worklist-row';
import type { ListClock } from './list-clock';

/** Due times from `low` to `high`, both included, as PostgreSQL reads them. */
export type DueSpan = { low: string; high: string };
/** One stretch of the list in index order; `after` is the last id that an earlier page showed at `low`, empty for none. */
export type ListRange = DueSpan & { band: OpenBand; priorityRank: number; after: string };
/** The bands of open work, in list order. */
export const OPEN_BANDS = ['overdue', 'hour', 'shift', 'later', 'none'] as const satisfies readonly WorklistBand[];
export type OpenBand = (typeof OPEN_BANDS)[number];

/** Where in the order of open work a page ended. */
export type OpenPlace = { band: OpenBand; priorityRank: number; dueKey: string; id: string };

const BEGINNING = '-infinity';
const NEVER = 'infinity';
const LAST_DATED = '9999-12-31T23:59:59.999999Z';

/** The last microsecond before an instant: spans include both ends, because `infinity` has no successor. */
function before(instant: Date): string {
  return new Date(instant.getTime() - 1).toISOString().replace('Z', '999Z');
}

/** The span of due times that a filter asks for. */
export function dueSpanOf(due: WorklistFilter['due'], clock: ListClock): DueSpan {
  switch (due) {
    case 'overdue':
      return { low: BEGINNING, high: before(clock.asOf) };
    case 'hour':
      return { low: clock.asOf.toISOString(), high: before(clock.hourEnd) };
    case 'shift':
      return { low: BEGINNING, high: before(clock.shiftEnd) };
    case 'today':
      return { low: BEGINNING, high: before(clock.dayEnd) };
    case 'none':
      return { low: NEVER, high: NEVER };
    case undefined:
      return { low: BEGINNING, high: NEVER };
  }
}

function bandsOf({ asOf, hourEnd, shiftEnd }: ListClock): (DueSpan & { band: OpenBand })[] {
  const laterFrom = shiftEnd > hourEnd ? shiftEnd : hourEnd;
  return [
    { band: 'overdue', low: BEGINNING, high: before(asOf) },
    { band: 'hour', low: asOf.toISOString(), high: before(hourEnd) },
    { band: 'shift', low: hourEnd.toISOString(), high: before(laterFrom) },
    { band: 'later', low: laterFrom.toISOString(), high: LAST_DATED },
    { band: 'none', low: NEVER, high: NEVER },
  ];
}

const ENDS: Record<string, number> = { [BEGINNING]: Number.NEGATIVE_INFINITY, [NEVER]: Number.POSITIVE_INFINITY };

function instantNumber(text: string): number {
  return ENDS[text] ?? Date.parse(text);
}

/** What two spans share; undefined when that is nothing. Their ends meet on whole milliseconds. */
function overlap(a: DueSpan, b: DueSpan): DueSpan | undefined {
  const low = instantNumber(a.low) >= instantNumber(b.low) ? a.low : b.low;
  const high = instantNumber(a.high) <= instantNumber(b.high) ? a.high : b.high;
  return instantNumber(low) <= instantNumber(high) ? { low, high } : undefined;
}

function ranksOf(priorities: readonly TaskPriority[]): number[] {
  return (priorities.length === 0 ? TASK_PRIORITIES : TASK_PRIORITIES.filter((each) => priorities.includes(each))).map(
    priorityRank,
  );
}

/** The ranges of a list in its order: lateness, then priority; within a range by due time, then id. */
export function listRangesOf(filter: Pick<WorklistFilter, 'due' | 'priority'>, clock: ListClock): ListRange[] {
  const asked = dueSpanOf(filter.due, clock);
  return bandsOf(clock).flatMap(({ band, ...span }) => {
    const shared = overlap(span, asked);
    return shared === undefined
      ? []
      : ranksOf(filter.priority).map((rank) => ({ band, priorityRank: rank, ...shared, after: '' }));
  });
}

/** The same tasks without the order, in as few ranges as there are priorities: enough for counting. */
export function countRangesOf(filter: Pick<WorklistFilter, 'due' | 'priority'>, clock: ListClock): ListRange[] {
  const span = dueSpanOf(filter.due, clock);
  return ranksOf(filter.priority).map((rank) => ({ band: 'none', priorityRank: rank, ...span, after: '' }));
}

/** The ranges of a list by due time: one per priority, each read from its beginning, for whoever merges them. */
export function dueRangesOf(
  filter: Pick<WorklistFilter, 'due' | 'priority'>,
  clock: ListClock,
  place: Pick<OpenPlace, 'priorityRank' | 'dueKey' | 'id'> | undefined,
): ListRange[] {
  const ranges = countRangesOf(filter, clock);
  return place === undefined
    ? ranges
    : ranges.map((range) => ({ ...range, low: place.dueKey, after: idAfter(range.priorityRank, place) }));
}

// Of what is due at the same moment the more pressing comes first. Ids are letters, digits, dots and hyphens.
const PAST_EVERY_ID = '~';

function idAfter(rank: number, { priorityRank: ended, id }: Pick<OpenPlace, 'priorityRank' | 'id'>): string {
  if (rank === ended) {
    return id;
  }
  return rank < ended ? PAST_EVERY_ID : '';
}

/** The ranges that are left after a page that ended at `place`. */
export function rangesAfter(ranges: readonly ListRange[], place: OpenPlace): ListRange[] {
  const order = (range: { band: OpenBand; priorityRank: number }) =>
    OPEN_BANDS.indexOf(range.band) * 10 + range.priorityRank;
  return ranges
    .filter((range) => order(range) >= order(place))
    .map((range) => (order(range) === order(place) ? { ...range, low: place.dueKey, after: place.id } : range));
}
