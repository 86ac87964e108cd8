'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useUndoKeys } from '@/components/ui/use-undo-keys';
import { secondsWords, taskCountWords } from '@/lib/domain/bulk/bulk-words';

type UndoOfferProps = { until: Date; count: number; onUndo: () => void };

/** Taking back what was done, for as long as it is offered. Ctrl or ⌘ and Z does it as well. */
export function UndoOffer({ until, count, onUndo }: UndoOfferProps) {
  const seconds = useSecondsUntil(until);
  const isOffered = seconds > 0;

  useUndoKeys(isOffered ? onUndo : undefined, 'dialog');

  return isOffered ? (
    <div className="flex min-w-0 flex-1 basis-64 flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
      <Button onClick={onUndo}>Undo {taskCountWords(count)}</Button>
      <span>{secondsWords(seconds)}</span>
    </div>
  ) : (
    <p className="min-w-0 flex-1 basis-64 text-ink-2 text-sm">
      Each task can still be taken back on its own page, by you, for a few minutes.
    </p>
  );
}

function useSecondsUntil(until: Date): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((until.getTime() - now) / 1000));
}
