import type { ReassignResult } from '@/lib/domain/task/reassign-many';
import type { Candidate } from '@/lib/domain/task/task-page';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

type Failure = Extract<ReassignResult, { ok: false }>;
/** A task as it was sent, with why it was not handed over; `now` is how it stands, if it is still on the board. */
export type FailedTask = { row: WorklistRow; failure: Failure; now: WorklistRow | undefined };

/** What became of the tasks that were sent to one person. */
export type Outcome = { to: Candidate; done: readonly WorklistRow[]; failed: readonly FailedTask[] };

export const FAILURE_WORDS: Record<Failure['kind'], string> = {
  refused: 'Refused',
  stale: 'Changed meanwhile',
  gone: 'Not here any more',
};

type Sent = {
  to: Candidate;
  rows: readonly WorklistRow[];
  results: readonly ReassignResult[];
  /** The board as it stands after the answer. */
  board: ReadonlyMap<string, WorklistRow>;
};

/** Puts each answer beside its task. */
export function outcomeOf({ to, rows, results, board }: Sent): Outcome {
  const answers = new Map(results.map((result) => [result.id, result]));
  const failed = rows.flatMap((row) => {
    const failure = answers.get(row.id);
    return failure === undefined || failure.ok ? [] : [{ row, failure, now: board.get(row.id) }];
  });
  return { to, done: rows.filter(({ id }) => answers.get(id)?.ok === true), failed };
}

/** The tasks that can be tried again, as they stand now. */
export function againOf({ failed }: Outcome): readonly WorklistRow[] {
  return failed.flatMap(({ failure, now }) => (failure.kind === 'gone' || now === undefined ? [] : [now]));
}
