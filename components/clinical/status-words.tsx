'use client';

import { STATUS_WORDS } from '@/lib/domain/task/task-status';
import { type Clock, momentWords } from '@/lib/domain/worklist/site-time';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { useClock } from './site';

type Standing = Pick<WorklistRow, 'status' | 'heldUntil' | 'awaitsCheck'>;

/** How far a task is, in words: `In progress`, `On hold to 15:30`. */
export function StatusWords({ row, className }: { row: Standing; className?: string }) {
  const clock = useClock();
  return <span className={className}>{wordsOf(row, clock)}</span>;
}

function wordsOf({ status, heldUntil, awaitsCheck }: Standing, clock: Required<Clock>): string {
  const { say } = clock;
  if (awaitsCheck) {
    return say('Done, waiting for check');
  }
  return status === 'on-hold' && heldUntil !== null
    ? say('On hold to {moment}', { moment: momentWords(new Date(heldUntil), clock) })
    : say(STATUS_WORDS[status]);
}
