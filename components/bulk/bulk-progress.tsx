'use client';

import { useEffect, useRef } from 'react';
import { bulkWords } from '@/lib/domain/bulk/bulk-words';
import type { BulkStep, BulkWork } from './bulk-work';

/** How many of how many the server has answered. */
export function BulkProgress({ work, isStopping }: { work: BulkWork; isStopping: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const words = WORDS[work.step]?.(work) ?? '';

  // The button that was pressed is gone.
  useEffect(() => box.current?.focus(), []);

  return (
    <div ref={box} tabIndex={-1} className="scroll-mt-4 space-y-2 py-6 outline-none">
      <p id="bulk-progress" className="font-semibold">
        {words}: {work.answered} of {work.asked}
      </p>
      <progress
        aria-labelledby="bulk-progress"
        className="h-3 w-full appearance-none overflow-hidden rounded-md border border-line-control bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        max={work.asked}
        value={work.answered}
      />
      <p className="text-ink-2 text-sm">
        {isStopping
          ? 'It stops after the tasks that are on their way now.'
          : 'Each task is done by itself. What is refused does not hold up the others.'}
      </p>
    </div>
  );
}

const WORDS: Partial<Record<BulkStep, (work: BulkWork) => string>> = {
  checking: () => 'Looking whether it can be done',
  running: ({ verb }) => bulkWords(verb).busy,
  undoing: () => 'Taking back',
};
