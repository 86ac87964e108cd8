'use client';

import Link from 'next/link';
import { AsOf } from '@/components/clinical/as-of';
import { DueTime } from '@/components/clinical/due-time';
import { Moment } from '@/components/clinical/moment';
import { PresenceWords } from '@/components/clinical/presence-words';
import { PriorityBadge } from '@/components/clinical/priority-badge';
import { StatusWords } from '@/components/clinical/status-words';
import { useLookingAt } from '@/lib/client/use-looking-at';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { FamilyLines } from './family-lines';

const LINK_LOOK =
  'inline-flex min-h-8 items-center rounded-sm font-semibold text-accent underline-offset-2 hover:underline';

/** What the task is, how urgent, when due, how far, with whom. */
export function TaskHeading({ page }: { page: TaskPage }) {
  const { row, patient, statusReason, asOf } = page;
  useLookingAt(row.id);
  const since = page.story.find(({ from, to }) => to === row.status && from !== to)?.at;
  return (
    <header>
      <nav aria-label="Around this task" className="mb-1 flex flex-wrap gap-x-4 text-sm">
        <Link href="/worklist?owner=me" prefetch={false} className={LINK_LOOK}>
          My work
        </Link>
        {patient?.id == null ? null : (
          <Link href={`/patients/${patient.id}`} prefetch={false} className={LINK_LOOK}>
            All tasks of this patient
          </Link>
        )}
      </nav>
      <h1 className="font-bold text-2xl tracking-tight">{row.title}</h1>
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <PriorityBadge priority={row.priority} showRoutine />
        <DueTime row={row} inline />
        <span>
          <StatusWords row={row} className="font-semibold" />
          {since === undefined ? null : (
            <span className="text-ink-2">
              {' '}
              since <Moment at={since} />
            </span>
          )}
        </span>
        <span className="text-ink-2">{ownerWords(page)}</span>
        <AsOf at={asOf} className="text-ink-3 text-xs" />
        <PresenceWords taskId={row.id} />
      </div>
      {statusReason === null ? null : (
        <p className="mt-2 text-sm">
          <span className="font-semibold">Reason:</span> {statusReason}
        </p>
      )}
      <FamilyLines page={page} />
    </header>
  );
}

function ownerWords({ row }: TaskPage): string {
  if (row.mine) {
    return 'Mine';
  }
  return row.owner === null ? 'Nobody has it yet' : `With ${row.owner.display}`;
}
