import type { RunEnd } from '@/lib/client/run-in-chunks';
import type { BulkDone, BulkFailure, BulkResult } from '@/lib/domain/bulk/bulk-answer';
import type { BulkVerb } from '@/lib/domain/bulk/bulk-verb';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** Where a bulk act stands. `checking`, `running` and `undoing` wait for the server; the others wait for the person. */
export type BulkStep = 'form' | 'checking' | 'checked' | 'running' | 'done' | 'undoing' | 'undone';

/** One bulk act, from the choice to what became of each task. */
export type BulkWork = {
  verb: BulkVerb;
  /** A snapshot: what is sent is what was looked at, whatever the list behind it does meanwhile. */
  rows: readonly WorklistRow[];
  step: BulkStep;
  /** How many of how many the server has answered in this step. */
  answered: number;
  asked: number;
  done: readonly BulkDone[];
  /** What was not done, by the preflight or by the act. */
  failures: readonly BulkFailure[];
  /** What the last run left over. */
  end: RunEnd<WorklistRow>;
  undoUntil: Date | undefined;
  undone: readonly BulkResult[];
};

export const NOTHING_LEFT: RunEnd<WorklistRow> = { unknown: [], rest: [], error: undefined };

/** A bulk act as it begins. */
export function workOf(verb: BulkVerb, rows: readonly WorklistRow[]): BulkWork {
  return {
    verb,
    rows,
    step: 'form',
    answered: 0,
    asked: rows.length,
    done: [],
    failures: [],
    end: NOTHING_LEFT,
    undoUntil: undefined,
    undone: [],
  };
}

/** The tasks that the preflight let through, or that a run left over. */
export function goingOf({ rows, failures, done }: BulkWork): readonly WorklistRow[] {
  const told = new Set([...failures, ...done].map(({ id }) => id));
  return rows.filter(({ id }) => !told.has(id));
}

/** With what the server answered about some of them. */
export function answeredWith(work: BulkWork, results: readonly BulkResult[]): BulkWork {
  return {
    ...work,
    answered: work.answered + results.length,
    done: [...work.done, ...results.filter((result) => result.ok)],
    failures: [...work.failures, ...results.filter((result) => !result.ok)],
  };
}

/** The tasks that can be tried again, as they stand now; what nobody may see any more cannot. */
export function againOf({ failures, rows }: BulkWork): readonly WorklistRow[] {
  return failures.flatMap(({ id, kind, row }) => {
    const known = row ?? (kind === 'failed' ? rows.find((each) => each.id === id) : undefined);
    return kind === 'gone' || known === undefined ? [] : [known];
  });
}

/** How many were done, of how many, and of how many that is not known. */
export function countsOf({ done, rows, end }: BulkWork): { done: number; all: number; unknown: number } {
  return { done: done.length, all: rows.length, unknown: end.unknown.length };
}

/** What was changed and can be taken back. */
export function undoableOf({ done }: BulkWork): readonly BulkDone[] {
  return done.filter(({ unchanged }) => unchanged !== true);
}

/** Whether the server is being waited for. */
export function isBusy({ step }: BulkWork): boolean {
  return step === 'checking' || step === 'running' || step === 'undoing';
}
