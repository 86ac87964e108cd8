'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { DueTime } from '@/components/clinical/due-time';
import { PatientLine } from '@/components/clinical/patient-line';
import { PriorityBadge } from '@/components/clinical/priority-badge';
import { useNow } from '@/components/clinical/site';
import { StatusWords } from '@/components/clinical/status-words';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { beginTiming, endTiming, TIMINGS } from '@/lib/client/timings';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import type { RowMessage } from './use-claim';

type WorklistLineProps = {
  row: WorklistRow;
  isClaiming: boolean;
  message: RowMessage | undefined;
  onClaim: (row: WorklistRow) => Promise<void>;
  isTakingBack: boolean;
  onUndo: (row: WorklistRow) => Promise<void>;
};

const MESSAGE_TONES: Record<RowMessage['tone'], string> = {
  good: 'text-good',
  conflict: 'text-asap',
  error: 'text-stat',
};

/** One task on two lines: what, with its priority; about whom, with two identifiers and the bed. Due and owner on the right. */
export function WorklistLine({ row, isClaiming, isTakingBack, message, onClaim, onUndo }: WorklistLineProps) {
  const title = useRef<HTMLAnchorElement>(null);

  useEffect(() => {
    if (message !== undefined) {
      endTiming(TIMINGS.act);
    }
  }, [message]);

  async function act(onRow: (row: WorklistRow) => Promise<void>) {
    await onRow(row);
    // The button that was pressed is gone; the focus stays on its row.
    title.current?.focus();
  }

  return (
    <li className="relative grid min-h-row grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-line border-b px-4 py-2 has-[a:focus-visible]:bg-accent-soft hover:bg-canvas sm:grid-cols-[minmax(0,1fr)_9rem_9rem]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <PriorityBadge priority={row.priority} />
          {/* The whole row is the target of its link; what else can be pressed lies above it. */}
          <Link
            ref={title}
            href={`/tasks/${row.id}`}
            prefetch={false}
            onClick={() => beginTiming(TIMINGS.formOpen)}
            className="min-w-0 rounded-sm font-semibold after:absolute after:inset-0 hover:underline"
          >
            {row.title}
          </Link>
        </p>
        <p className="text-ink-2 text-sm">
          <PatientLine patient={row.patient} withUnit={row.patient?.bed == null} />
        </p>
        {message === undefined ? null : (
          <p className={classNames('font-semibold text-sm', MESSAGE_TONES[message.tone])}>
            {message.text}{' '}
            <UndoButton row={row} until={message.undoUntil} isBusy={isTakingBack} onPress={() => void act(onUndo)} />
          </p>
        )}
      </div>
      <DueTime row={row} className="max-sm:order-last max-sm:col-span-full sm:text-right" />
      <div className="justify-self-end text-right text-ink-2 text-sm">
        {row.claimable ? (
          <Button
            variant="primary"
            className="relative"
            busy={isClaiming}
            busyLabel="Yours, saving…"
            onClick={() => void act(onClaim)}
          >
            Claim<span className="sr-only"> {row.title}</span>
          </Button>
        ) : (
          <>
            <StatusWords row={row} />
            <OwnerWords row={row} />
          </>
        )}
      </div>
    </li>
  );
}

type UndoButtonProps = { row: WorklistRow; until: Date | undefined; isBusy: boolean; onPress: () => void };

function UndoButton({ row, until, isBusy, onPress }: UndoButtonProps) {
  const now = useNow();
  return until === undefined || now > until ? null : (
    <Button className="relative ml-2" busy={isBusy} onClick={onPress}>
      Undo<span className="sr-only"> the claim of {row.title}</span>
    </Button>
  );
}

function OwnerWords({ row }: { row: WorklistRow }) {
  if (row.owner === null) {
    return null;
  }
  return <span className="block text-ink-3 text-xs">{row.mine ? 'Mine' : row.owner.display}</span>;
}
