'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { StatusWords } from '@/components/clinical/status-words';
import { Badge } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { taskCountWords } from './board-words';
import { FAILURE_WORDS, type FailedTask, type Outcome } from './outcome';
import { TaskSummary } from './task-summary';

/** What became of each task; what failed stands first, with why and what can be done. */
export function HandOverResults({ outcome }: { outcome: Outcome }) {
  const { done, failed, to } = outcome;
  const box = useRef<HTMLDivElement>(null);

  // The button that was pressed is gone; the focus goes to what it led to.
  useEffect(() => box.current?.focus(), []);

  return (
    <div ref={box} tabIndex={-1} className="space-y-4 outline-none">
      <Banner tone={toneOf(outcome)} title={titleOf(outcome)}>
        {failed.length === 0
          ? `${to.display} finds ${done.length === 1 ? 'it' : 'them'} under “My work”.`
          : 'Nothing was done to the others; they stay chosen.'}
      </Banner>
      {failed.length === 0 ? null : (
        <section aria-labelledby="not-handed-over">
          <h3 id="not-handed-over" className="mb-1 font-semibold">
            Not handed over · {failed.length}
          </h3>
          <ul className="divide-y divide-line rounded-md border border-line">
            {failed.map((task) => (
              <Failed key={task.row.id} {...task} />
            ))}
          </ul>
        </section>
      )}
      {done.length === 0 ? null : <Done rows={done} />}
    </div>
  );
}

function Failed({ row, failure, now }: FailedTask) {
  return (
    <li className="space-y-1 px-3 py-2">
      <TaskSummary row={row} />
      <p className="text-sm">
        <Badge tone={failure.kind === 'stale' ? 'asap' : 'stat'}>{FAILURE_WORDS[failure.kind]}</Badge>{' '}
        {failure.refusal.message} {failure.refusal.wayForward}
      </p>
      {failure.kind === 'stale' ? <Now row={now} /> : null}
      {failure.kind === 'gone' ? null : <TaskLink row={row} />}
    </li>
  );
}

/** In another tab: these results and what was typed stay. */
function TaskLink({ row }: { row: WorklistRow }) {
  return (
    <Link
      href={`/tasks/${row.id}`}
      prefetch={false}
      target="_blank"
      className="inline-flex min-h-8 items-center font-semibold text-accent text-sm underline-offset-2 hover:underline"
    >
      Open the task in a new tab<span className="sr-only">: {row.title}</span>
    </Link>
  );
}

function Now({ row }: { row: WorklistRow | undefined }) {
  return (
    <p className="text-ink-2 text-sm">
      {row === undefined ? (
        'It is no longer on this board.'
      ) : (
        <>
          Now: <StatusWords row={row} />, {row.owner === null ? 'unclaimed' : `with ${row.owner.display}`}.
        </>
      )}
    </p>
  );
}

function Done({ rows }: { rows: readonly WorklistRow[] }) {
  return (
    <section aria-labelledby="handed-over">
      <h3 id="handed-over" className="mb-1 font-semibold">
        Handed over · {rows.length}
      </h3>
      <ul className="divide-y divide-line rounded-md border border-line">
        {rows.map((row) => (
          <li key={row.id} className="flex items-start gap-3 px-3 py-2">
            <div className="min-w-0 flex-1">
              <TaskSummary row={row} />
            </div>
            <Badge tone="good">Done</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}

function titleOf({ done, failed, to }: Outcome): string {
  const all = done.length + failed.length;
  if (failed.length === 0) {
    return `${taskCountWords(all)} handed over to ${to.display}.`;
  }
  return done.length === 0
    ? `None of the tasks was handed over to ${to.display}.`
    : `${done.length} of ${taskCountWords(all)} handed over to ${to.display}.`;
}

function toneOf({ done, failed }: Outcome): 'good' | 'conflict' | 'error' {
  if (failed.length === 0) {
    return 'good';
  }
  return done.length === 0 ? 'error' : 'conflict';
}
