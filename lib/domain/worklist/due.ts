import { isClosed } from '@/lib/domain/task/task-status';
import { inEnglish } from '@/lib/domain/words/make-say';
import { type Clock, momentWords, spanWords } from './site-time';
import type { WorklistRow } from './worklist-row';

/** How a task stands to its due time. `basis` says what the time is: a due time, or for an undated stat or asap when it was authored. */
export type Due =
  | { kind: 'none' }
  | { kind: 'closed'; at: Date | undefined }
  | { kind: 'upcoming'; at: Date; minutesLeft: number }
  | { kind: 'late'; at: Date; minutesLate: number; basis: 'due' | 'authored' };

type DueParts = Pick<WorklistRow, 'dueAt' | 'status'> & Partial<Pick<WorklistRow, 'priority' | 'authoredAt'>>;

/** Whether a task is late, and by how many whole minutes. What is closed is never late. */
export function dueOf({ dueAt, status, priority, authoredAt }: DueParts, now: Date): Due {
  const at = instantOf(dueAt);
  if (isClosed(status)) {
    return { kind: 'closed', at };
  }
  if (at !== undefined) {
    const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
    return minutes >= 0
      ? { kind: 'late', at, minutesLate: minutes, basis: 'due' }
      : { kind: 'upcoming', at, minutesLeft: Math.floor((at.getTime() - now.getTime()) / 60_000) };
  }
  const authored = priority === 'stat' || priority === 'asap' ? instantOf(authoredAt) : undefined;
  return authored === undefined
    ? { kind: 'none' }
    : {
        kind: 'late',
        at: authored,
        minutesLate: Math.max(0, Math.floor((now.getTime() - authored.getTime()) / 60_000)),
        basis: 'authored',
      };
}

/** The two lines of a due time: relative first, then by the clock of the site. */
export function dueWords(due: Due, clock: Clock): { relative: string; absolute: string | undefined } {
  const { say = inEnglish } = clock;
  const at = due.kind === 'none' || due.at === undefined ? undefined : momentWords(due.at, clock);
  if (at === undefined) {
    return { relative: say('No due time'), absolute: undefined };
  }
  const dueAt = say('due {moment}', { moment: at });
  switch (due.kind) {
    case 'upcoming':
      return {
        relative: due.minutesLeft < 1 ? say('due now') : say('in {span}', { span: spanWords(due.minutesLeft, say) }),
        absolute: dueAt,
      };
    case 'late':
      return {
        relative: due.minutesLate < 1 ? say('due now') : say('{span} late', { span: spanWords(due.minutesLate, say) }),
        absolute: due.basis === 'due' ? dueAt : say('asked {moment}', { moment: at }),
      };
    default:
      return { relative: dueAt, absolute: undefined };
  }
}

function instantOf(iso: string | null | undefined): Date | undefined {
  const instant = iso == null ? undefined : new Date(iso);
  return instant === undefined || Number.isNaN(instant.getTime()) ? undefined : instant;
}
