'use client';

import { classNames } from '@/components/ui/class-names';
import { dueOf, dueWords } from '@/lib/domain/worklist/due';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { useClock } from './site';

type DueTimeProps = {
  row: Pick<WorklistRow, 'dueAt' | 'status' | 'priority' | 'authoredAt'> /** One line instead of two. */;
  inline?: boolean;
  className?: string;
};

/** `12 min late` over `due 13:55`. Red only where it is late and still open. */
export function DueTime({ row, inline = false, className }: DueTimeProps) {
  const clock = useClock();
  const due = dueOf(row, clock.now);
  const { relative, absolute } = dueWords(due, clock);
  const isLate = due.kind === 'late';
  return (
    <span className={classNames('text-sm', className)}>
      <span
        className={classNames(
          'whitespace-nowrap',
          isLate && 'font-semibold text-late',
          due.kind === 'upcoming' && 'font-semibold',
          !isLate && due.kind !== 'upcoming' && 'text-ink-3',
        )}
      >
        {relative}
      </span>
      {absolute === undefined ? null : (
        <span
          className={classNames(
            'whitespace-nowrap text-ink-3 text-xs',
            inline ? 'ml-1.5' : 'block @max-xl:ml-1.5 @max-xl:inline',
          )}
        >
          <time dateTime={due.kind === 'none' ? undefined : due.at?.toISOString()}>{absolute}</time>
        </span>
      )}
    </span>
  );
}
