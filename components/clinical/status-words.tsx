'use client';

import { STATUS_WORDS } from '@/lib/domain/task/task-status';
import { momentWords } from '@/lib/domain/worklist/site-time';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { useClock } from './site';

/** How far a task is, in words: `In progress`, `On hold to 15:30`. */
export function StatusWords({
  row,
  className,
}: {
  row: Pick<WorklistRow, 'status' | 'heldUntil' | 'awaitsCheck'>;
  className?: string;
}) {
  const clock = useClock();
  const until =
    row.status === 'on-hold' && row.heldUntil !== null ? ` to ${momentWords(new Date(row.heldUntil), clock)}` : '';
  return (
    <span className={className}>
      {row.awaitsCheck ? 'Done, waiting for check' : STATUS_WORDS[row.status]}
      {until}
    </span>
  );
}
