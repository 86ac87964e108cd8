import type { WorklistRow } from './worklist-row';

/** What the reader has taken in: which rows, and of what moment. */
export type TakenIn = { ids: ReadonlySet<string>; asOf: string };

/** Marks everything that stands in a list as seen. */
export function takeIn(rows: readonly Pick<WorklistRow, 'id'>[], asOf: string): TakenIn {
  return { ids: new Set(rows.map((row) => row.id)), asOf };
}

/**
 * Splits a fresh list into what may stand there and what waits until the reader asks for it. A row waits when it was not
 * there before and somebody touched it since; one that merely moved up from a later page, or became due, does not.
 */
export function splitNewRows(
  rows: readonly WorklistRow[],
  taken: TakenIn,
): { shown: readonly WorklistRow[]; waiting: readonly WorklistRow[] } {
  const since = new Date(taken.asOf).getTime();
  const isWaiting = (row: WorklistRow) => !taken.ids.has(row.id) && new Date(row.changedAt).getTime() > since;
  return { shown: rows.filter((row) => !isWaiting(row)), waiting: rows.filter(isWaiting) };
}

/** A row the reader acted on, kept in its place although the list no longer holds it; `after` was the row before it. */
export type KeptRow = { row: WorklistRow; after: string | undefined };

/** Puts kept rows back where they stood, so that the list does not jump under the hand. Rows still in the list win. */
export function keepInPlace(rows: readonly WorklistRow[], kept: readonly KeptRow[]): readonly WorklistRow[] {
  return kept.reduce<readonly WorklistRow[]>((list, { row, after }) => {
    if (list.some(({ id }) => id === row.id)) {
      return list;
    }
    const index = after === undefined ? 0 : list.findIndex(({ id }) => id === after) + 1;
    return [...list.slice(0, index), row, ...list.slice(index)];
  }, rows);
}
