'use client';

import Link from 'next/link';
import { Rich, useSay } from '@/components/ui/say';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { DueTime } from './due-time';
import { Moment } from './moment';
import { PriorityBadge } from './priority-badge';
import { StatusWords } from './status-words';

/** A task where the patient is clear from the page: what and who for; due; how far, and with whom. */
export function TaskLine({ row }: { row: WorklistRow }) {
  const say = useSay();
  const nobody = row.closedAt === null ? say('Nobody has it yet') : say('Nobody had it');
  const roles = row.roles.map(({ display }) => display).join(', ');
  return (
    <li className="relative grid min-h-row grid-cols-[minmax(0,1fr)_fit-content(45%)] items-center gap-x-4 gap-y-1 border-line border-b px-5 py-2 has-[a:focus-visible]:bg-accent-soft hover:bg-canvas sm:grid-cols-[minmax(0,1fr)_11rem_11rem] lg:grid-cols-[minmax(0,1fr)_14rem_11rem]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <PriorityBadge priority={row.priority} />
          <Link
            href={`/tasks/${row.id}`}
            prefetch={false}
            className="min-w-0 rounded-sm font-semibold after:absolute after:inset-0 hover:underline"
          >
            {row.title}
          </Link>
        </p>
        <p className="text-ink-2 text-sm">{[roles, row.unit?.display].filter(Boolean).join(' · ')}</p>
      </div>
      {row.closedAt === null ? (
        <DueTime row={row} className="max-sm:order-last max-sm:col-span-full sm:text-right" />
      ) : (
        <span className="text-ink-3 text-sm max-sm:order-last max-sm:col-span-full sm:text-right">
          <Rich text="closed {moment}" values={{ moment: <Moment at={row.closedAt} /> }} />
        </span>
      )}
      <p className="justify-self-end text-right text-ink-2 text-sm">
        <StatusWords row={row} />
        <span className="block text-ink-3 text-xs">{row.mine ? say('Mine') : (row.owner?.display ?? nobody)}</span>
      </p>
    </li>
  );
}
