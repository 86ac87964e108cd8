'use client';

import { useNow } from '@/components/clinical/site';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import type { RowMessage } from './use-claim';

const TONES: Record<RowMessage['tone'], string> = {
  good: 'text-good',
  conflict: 'text-asap',
  error: 'text-stat',
};

type RowMessageLineProps = {
  row: WorklistRow;
  message: RowMessage | undefined;
  isBusy: boolean;
  onUndo: () => void;
};

/** What came of the last act on a row, and the way to take it back as long as there is one. */
export function RowMessageLine({ row, message, isBusy, onUndo }: RowMessageLineProps) {
  const now = useNow();
  if (message === undefined) {
    return null;
  }
  const { undoUntil } = message;
  return (
    <p className={classNames('font-semibold text-sm', TONES[message.tone])}>
      {message.text}{' '}
      {undoUntil === undefined || now > undoUntil ? null : (
        <Button className="relative ml-2" busy={isBusy} onClick={onUndo}>
          Undo<span className="sr-only"> the claim of {row.title}</span>
        </Button>
      )}
    </p>
  );
}
