import type { WorklistChanges, WorklistPage, WorklistRow } from './worklist-row';

/**
 * One row of a list that stands on a screen. `placed` is the row as it was when it took its place: its place and heading
 * never change under the finger. `row` is how it is now; `left` and `gone` say that the list, or the reader's sight, no
 * longer holds it.
 */
export type ListedRow = { placed: WorklistRow; row: WorklistRow; standing: 'here' | 'left' | 'gone' };

/** What has been read of a list, in the order in which it was read; `waiting` rows stand behind "3 new". */
export type LoadedList = {
  asOf: string;
  rows: readonly ListedRow[];
  waiting: readonly WorklistRow[];
  next: string | null;
};

/** A list as its first pages say it. */
export function loadedListOf({ asOf, rows, next }: WorklistPage): LoadedList {
  return { asOf, rows: onceEach(rows).map(here), waiting: [], next };
}

/** The next page under what stands. A task that moved between two pages stands once, where it was seen first. */
export function withPage(list: LoadedList, page: WorklistPage): LoadedList {
  const known = idsOf(list);
  const added = onceEach(page.rows).filter(({ id }) => !known.has(id));
  const ids = new Set(added.map(({ id }) => id));
  return {
    ...list,
    rows: [...list.rows, ...added.map(here)],
    waiting: list.waiting.filter(({ id }) => !ids.has(id)),
    next: page.next,
  };
}

/**
 * What became of some tasks. Rows that stand here change in place; one that entered the list waits; one that left stays
 * where it is, and says so. `asked` are all ids that the answer is about: what it does not name is out of sight.
 */
export function withChanges(list: LoadedList, asked: readonly string[], changes: WorklistChanges): LoadedList {
  const entered = new Map(changes.rows.map((row) => [row.id, row]));
  const left = new Map(changes.left.map((row) => [row.id, row]));
  const about = new Set(asked);
  const known = new Set(list.rows.map(({ row }) => row.id));
  return {
    ...list,
    asOf: changes.asOf,
    rows: list.rows.map((listed) => (about.has(listed.row.id) ? changed(listed, entered, left) : listed)),
    waiting: [...list.waiting.filter(({ id }) => !about.has(id)), ...changes.rows.filter(({ id }) => !known.has(id))],
  };
}

type ById = ReadonlyMap<string, WorklistRow>;

function changed(listed: ListedRow, entered: ById, left: ById): ListedRow {
  const { id } = listed.row;
  const row = entered.get(id) ?? left.get(id);
  if (row === undefined) {
    return { ...listed, standing: 'gone' };
  }
  return { ...listed, row: newerOf(listed.row, row), standing: entered.has(id) ? 'here' : 'left' };
}

/** A row as the server answered an act on it, in its place. */
export function withRow(list: LoadedList, row: WorklistRow): LoadedList {
  return { ...list, rows: list.rows.map((listed) => (listed.row.id === row.id ? { ...listed, row } : listed)) };
}

/**
 * The list as it was read anew, without moving what stands: known rows change in place; what is new among them waits;
 * what merely moved up from a later page follows at the end. What the new reading does not hold has left.
 */
export function rereadInPlace(list: LoadedList, fresh: WorklistPage): LoadedList {
  const read = new Map(fresh.rows.map((row) => [row.id, row]));
  const known = new Set(list.rows.map(({ row }) => row.id));
  const lastKnown = fresh.rows.findLastIndex(({ id }) => known.has(id));
  const unknown = onceEach(fresh.rows).filter(({ id }) => !known.has(id));
  const isWaiting = (row: WorklistRow) =>
    fresh.rows.indexOf(row) < lastKnown || new Date(row.changedAt).getTime() > new Date(list.asOf).getTime();
  return {
    asOf: fresh.asOf,
    rows: [
      ...list.rows.map((listed) => reread(listed, read.get(listed.row.id))),
      ...unknown.filter((row) => !isWaiting(row)).map(here),
    ],
    waiting: unknown.filter(isWaiting),
    next: fresh.next,
  };
}

function reread(listed: ListedRow, row: WorklistRow | undefined): ListedRow {
  if (row === undefined) {
    return listed.standing === 'gone' ? listed : { ...listed, standing: 'left' };
  }
  return { ...listed, row: newerOf(listed.row, row), standing: 'here' };
}

/** The same reading in its own order, for when nobody's finger is near; what was not there before still waits. */
export function settled(list: LoadedList, fresh: WorklistPage): LoadedList {
  const { rows, waiting, ...rest } = rereadInPlace(list, fresh);
  const waits = new Set(waiting.map(({ id }) => id));
  const now = new Map(rows.map(({ row }) => [row.id, row]));
  return {
    ...rest,
    waiting,
    rows: onceEach(fresh.rows).flatMap((row) => (waits.has(row.id) ? [] : [here(now.get(row.id) ?? row)])),
  };
}

/** How many rows say that they are no longer part of the list. */
export function leftCount({ rows }: LoadedList): number {
  return rows.filter(({ standing }) => standing !== 'here').length;
}

/** Answers of different moments can overtake each other; versions are opaque, so the time of the change decides. */
function newerOf(standing: WorklistRow, arrived: WorklistRow): WorklistRow {
  return new Date(standing.changedAt).getTime() > new Date(arrived.changedAt).getTime() ? standing : arrived;
}

function idsOf({ rows }: LoadedList): ReadonlySet<string> {
  return new Set(rows.map(({ row }) => row.id));
}

function onceEach(rows: readonly WorklistRow[]): readonly WorklistRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function here(row: WorklistRow): ListedRow {
  return { placed: row, row, standing: 'here' };
}
