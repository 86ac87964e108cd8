import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import type { BulkFailure, BulkFailureKind } from './bulk-answer';
import type { BulkVerb } from './bulk-verb';

type VerbWords = {
  /** On the bar. */
  button: string;
  commit: (tasks: string) => string;
  /** While it is being done. */
  busy: string;
  /** After `3 tasks were`, `can be` or `could not be`. */
  past: string;
};

const WORDS: Record<BulkVerb, VerbWords> = {
  claim: { button: 'Claim…', commit: (tasks) => `Claim ${tasks}`, busy: 'Claiming', past: 'claimed' },
  release: { button: 'Release…', commit: (tasks) => `Release ${tasks}`, busy: 'Releasing', past: 'released' },
  reassign: {
    button: 'Hand over…',
    commit: (tasks) => `Hand over ${tasks}`,
    busy: 'Handing over',
    past: 'handed over',
  },
  hold: { button: 'Hold…', commit: (tasks) => `Put ${tasks} on hold`, busy: 'Putting on hold', past: 'put on hold' },
  amend: { button: 'Change…', commit: (tasks) => `Change ${tasks}`, busy: 'Changing', past: 'changed' },
};

export const FAILURE_WORDS: Record<BulkFailureKind, string> = {
  refused: 'Refused',
  stale: 'Changed meanwhile',
  gone: 'Not here any more',
  failed: 'Went wrong',
};

/** What a verb is called where it is done to many tasks. */
export function bulkWords(verb: BulkVerb): VerbWords {
  return WORDS[verb];
}

/** `1 task`, `12 tasks`. */
export function taskCountWords(count: number): string {
  return count === 1 ? '1 task' : `${count} tasks`;
}

/** `37 tasks can be claimed, 3 cannot.` */
export function checkedWords(verb: BulkVerb, { can, cannot }: { can: number; cannot: number }): string {
  const { past } = WORDS[verb];
  if (can === 0) {
    return cannot === 1 ? `This task cannot be ${past}.` : `None of the ${cannot} tasks can be ${past}.`;
  }
  return cannot === 0
    ? `${taskCountWords(can)} can be ${past}.`
    : `${taskCountWords(can)} can be ${past}, ${cannot} cannot.`;
}

/** `45 of 50 tasks were claimed.` What nobody answered for is not called undone. */
export function doneWords(
  verb: BulkVerb,
  { done, all, unknown }: { done: number; all: number; unknown: number },
): string {
  const { past } = WORDS[verb];
  if (unknown > 0) {
    return `It is not known whether ${taskCountWords(unknown)} of ${all} ${unknown === 1 ? 'was' : 'were'} ${past}.`;
  }
  if (done === 0) {
    return all === 1 ? `The task was not ${past}.` : `None of the ${all} tasks was ${past}.`;
  }
  const were = done === 1 ? 'was' : 'were';
  return done === all
    ? `${taskCountWords(done)} ${were} ${past}.`
    : `${done} of ${taskCountWords(all)} ${were} ${past}.`;
}

/** `12 tasks were taken back.` */
export function takenBackWords({ done, all }: { done: number; all: number }): string {
  if (done === 0) {
    return 'Nothing was taken back.';
  }
  const were = done === 1 ? 'was' : 'were';
  return done === all
    ? `${taskCountWords(done)} ${were} taken back.`
    : `${done} of ${taskCountWords(all)} ${were} taken back.`;
}

/** How long something is still offered: `for 24 more seconds`. */
export function secondsWords(seconds: number): string {
  return seconds === 1 ? 'for one more second' : `for ${seconds} more seconds`;
}

/** Who has these tasks, in the order in which they appear: `3 from Helen Clarke, 1 unclaimed`; one owner needs no count. */
export function fromWords(rows: readonly Pick<WorklistRow, 'owner'>[]): string {
  const counts = new Map<string, number>();
  for (const { owner } of rows) {
    const words = owner === null ? 'unclaimed' : `from ${owner.display}`;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return counts.size === 1
    ? [...counts.keys()].join('')
    : [...counts].map(([words, count]) => `${count} ${words}`).join(', ');
}

/** Failures of one reason, told once. */
export type FailureGroup = Pick<BulkFailure, 'kind' | 'refusal'> & { failures: readonly BulkFailure[] };

/** What failed by the reason, the most frequent first. */
export function groupsOf(failures: readonly BulkFailure[]): readonly FailureGroup[] {
  const groups = new Map<string, BulkFailure[]>();
  for (const failure of failures) {
    const key = `${failure.kind} ${failure.refusal.message} ${failure.refusal.wayForward}`;
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return [...groups.values()]
    .map((group) => ({ ...toldOnce(group[0] as BulkFailure), failures: group }))
    .toSorted((one, other) => other.failures.length - one.failures.length);
}

/** What a rule says to somebody who looks at one task, where that reads wrong to somebody who chose many. */
const OF_MANY: Partial<Record<string, Pick<BulkFailure['refusal'], 'message' | 'wayForward'>>> = {
  'task.reassign.to': { message: 'Whoever you chose has it already.', wayForward: 'Nothing has to be done.' },
};

function toldOnce({ kind, refusal }: BulkFailure): Pick<BulkFailure, 'kind' | 'refusal'> {
  return { kind, refusal: { ...refusal, ...OF_MANY[refusal.rule] } };
}
