'use client';

import type { ReactNode } from 'react';
import { AsOf } from '@/components/clinical/as-of';
import { PatientStrip } from '@/components/clinical/patient-strip';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { useSay } from '@/components/ui/say';
import { CLOSED_STATUSES } from '@/lib/domain/task/task-status';
import { type SaidText, said } from '@/lib/domain/words/said';
import type { PatientPage } from '@/lib/domain/worklist/patient-page';
import { BAND_WORDS, rowsByBand } from '@/lib/domain/worklist/worklist-bands';
import { toSearchParams, type WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { TaskSection } from './task-section';

type PatientTasksProps = { page: PatientPage; isFetching: boolean; failure: ReactNode; newTask: ReactNode };

/** Who it is, then the open tasks by lateness, then the closed ones, the latest first. */
export function PatientTasks({ page, isFetching, failure, newTask }: PatientTasksProps) {
  const say = useSay();
  const { asOf, patient, open, closed, more } = page;
  const parts = rowsByBand(open);
  return (
    <>
      <div className="sticky top-top z-20 small:static print:static">
        <PatientStrip patient={patient} />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-5 py-2">
        <h1 className="font-bold text-xl tracking-tight">{say('Tasks for this patient')}</h1>
        <p className="text-ink-3 text-sm">
          <span className="font-semibold text-ink-2">
            {say('{open} open, {closed} closed', {
              open: countOf(open.length, more.open),
              closed: countOf(closed.length, more.closed),
            })}
          </span>{' '}
          · <AsOf at={asOf} className="whitespace-nowrap" />
          <span aria-hidden="true" className={isFetching ? 'max-sm:hidden' : 'invisible max-sm:hidden'}>
            {' '}
            · {say('looking…')}
          </span>
        </p>
        <div className="flex flex-wrap gap-2 sm:ml-auto">
          <LinkButton href={listOf(patient.id, {})}>{say('Open tasks in the worklist')}</LinkButton>
          {newTask}
        </div>
      </div>
      {failure}
      {open.length === 0 ? <NothingOpen mayRequest={newTask !== undefined} /> : null}
      {parts.map(({ band, rows }, index) => (
        <TaskSection
          key={band}
          id={`band-${band}`}
          title={say(BAND_WORDS[band])}
          rows={rows}
          isLate={band === 'overdue'}
          // Bands follow each other, so only the last one can be cut off.
          moreHref={more.open && index === parts.length - 1 ? listOf(patient.id, {}) : undefined}
        />
      ))}
      {closed.length === 0 ? null : (
        <TaskSection
          id="band-closed"
          title={say(BAND_WORDS.closed)}
          rows={closed}
          moreHref={more.closed ? listOf(patient.id, { status: [...CLOSED_STATUSES] }) : undefined}
        />
      )}
    </>
  );
}

function NothingOpen({ mayRequest }: { mayRequest: boolean }) {
  const say = useSay();
  return (
    <EmptyState title={say('No open task that you may see')}>
      {mayRequest
        ? say('If something is to be done for this patient, request a new task.')
        : say('New tasks for this patient appear here by themselves.')}
    </EmptyState>
  );
}

function countOf(count: number, isMore: boolean): number | SaidText {
  return isMore ? said('more than {count}', { count }) : count;
}

function listOf(patient: string | null, filter: Partial<WorklistFilter>): `/worklist?${string}` {
  return `/worklist?${toSearchParams({ ...filter, patient: patient ?? undefined })}`;
}
