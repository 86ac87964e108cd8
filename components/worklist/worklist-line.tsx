'use client';

import Link from 'next/link';
import { type MouseEvent, memo, type RefObject, useEffect } from 'react';
import { DueTime } from '@/components/clinical/due-time';
import { PatientLine } from '@/components/clinical/patient-line';
import { PresenceWords } from '@/components/clinical/presence-words';
import { PriorityBadge } from '@/components/clinical/priority-badge';
import { StatusWords } from '@/components/clinical/status-words';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { classNames } from '@/components/ui/class-names';
import { endTiming, TIMINGS } from '@/lib/client/timings';
import type { ListedRow } from '@/lib/domain/worklist/loaded-list';
import type { ViewColumn } from '@/lib/domain/worklist/view-looks';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { RowDetails } from './row-details';
import { rowLinkId } from './row-link-id';
import { RowMessageLine } from './row-message-line';
import type { RowMessage } from './use-claim';

/** What can be done with a row. */
export type RowActs = {
  open: (row: WorklistRow, press: MouseEvent) => void;
  choose: (row: WorklistRow, press: { isOn: boolean; isRange: boolean }) => void;
  claim: (row: WorklistRow) => void;
  undo: (row: WorklistRow) => void;
};

type WorklistLineProps = {
  listed: ListedRow;
  isOpen: boolean;
  /** What the view shows beyond what every row says. */
  columns: readonly ViewColumn[];
  /** Undefined where rows are not chosen. */
  isChosen: boolean | undefined;
  isClaiming: boolean;
  message: RowMessage | undefined;
  isTakingBack: boolean;
  /** The acts of now, in a holder that stays the same: a row that did not change is not drawn again. */
  acts: RefObject<RowActs>;
};

/** One task on two lines: what, with its priority; about whom, with two identifiers and the bed. Due and owner on the right. */
export const WorklistLine = memo(function WorklistLine(props: WorklistLineProps) {
  const { listed, isOpen, isChosen, message, acts } = props;
  const { row, standing } = listed;
  useEffect(() => {
    if (message !== undefined) {
      endTiming(TIMINGS.act);
    }
  }, [message]);
  return (
    <div
      data-row={row.id}
      className={classNames(
        'relative flex min-h-row items-center gap-x-2 border-line border-b py-2 pr-4 has-[a:focus-visible]:bg-accent-soft',
        isChosen === undefined ? 'pl-4' : 'pl-2',
        isOpen || isChosen === true ? 'bg-accent-soft' : 'hover:bg-canvas',
        isOpen && 'shadow-[inset_3px_0_0_var(--accent)]',
      )}
    >
      {isChosen === undefined ? null : (
        <Checkbox
          hideLabel
          label={`Choose ${row.title}`}
          className="relative z-1 shrink-0"
          checked={isChosen}
          onChange={({ target, nativeEvent }) =>
            acts.current.choose(row, { isOn: target.checked, isRange: isShifted(nativeEvent) })
          }
        />
      )}
      <div
        className={classNames(
          'grid min-w-0 flex-1 @xl:grid-cols-[minmax(0,1fr)_8.25rem_6.75rem] @4xl:grid-cols-[minmax(0,1fr)_9.5rem_9rem] grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1',
          standing !== 'here' && message === undefined && 'opacity-70',
        )}
      >
        <RowWords {...props} />
        <DueTime row={row} className="@max-xl:order-last @max-xl:col-span-full @xl:text-right" />
        <RowState {...props} />
      </div>
    </div>
  );
});

/** What is to be done, and about whom. */
function RowWords({ listed, isOpen, columns, isTakingBack, message, acts }: WorklistLineProps) {
  const { row, standing } = listed;
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <PriorityBadge priority={row.priority} />
        {/* The whole row is the target of its link; what else can be pressed lies above it. */}
        <Link
          id={rowLinkId(row.id)}
          href={`/tasks/${row.id}`}
          prefetch={false}
          onClick={(press) => acts.current.open(row, press)}
          aria-current={isOpen ? 'true' : undefined}
          className="min-w-0 rounded-sm font-semibold after:absolute after:inset-0 hover:underline"
        >
          {row.title}
        </Link>
        <PresenceWords taskId={row.id} compact />
      </p>
      <p className="text-ink-2 text-sm">
        <PatientLine patient={row.patient} withUnit={row.patient?.bed == null} />
      </p>
      <RowDetails row={row} columns={columns} />
      {message === undefined && standing !== 'here' ? (
        <p className="font-semibold text-ink-2 text-sm">{STANDING_WORDS[standing]}</p>
      ) : null}
      <RowMessageLine row={row} message={message} isBusy={isTakingBack} onUndo={() => acts.current.undo(row)} />
    </div>
  );
}

/** How far it is and with whom; where it can be claimed, the button for that. */
function RowState({ listed: { row, standing }, columns, isClaiming, acts }: WorklistLineProps) {
  return (
    <div className="justify-self-end text-right text-ink-2 text-sm">
      {row.claimable && standing !== 'gone' ? (
        <Button
          variant="primary"
          className="relative"
          busy={isClaiming}
          busyLabel="Yours, saving…"
          onClick={() => acts.current.claim(row)}
        >
          Claim<span className="sr-only"> {row.title}</span>
        </Button>
      ) : (
        <>
          <StatusWords row={row} />
          {columns.includes('owner') ? <OwnerWords row={row} /> : null}
        </>
      )}
    </div>
  );
}

const STANDING_WORDS: Record<Exclude<ListedRow['standing'], 'here'>, string> = {
  left: 'No longer part of this list',
  gone: 'No longer yours to see',
};

function isShifted(event: Event): boolean {
  return 'shiftKey' in event && event.shiftKey === true;
}

function OwnerWords({ row }: { row: WorklistRow }) {
  if (row.owner === null) {
    return null;
  }
  return <span className="block text-ink-3 text-xs">{row.mine ? 'Mine' : row.owner.display}</span>;
}
