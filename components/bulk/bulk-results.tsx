'use client';

import { useEffect, useRef } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { StatusWords } from '@/components/clinical/status-words';
import { Badge } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import type { BulkResult } from '@/lib/domain/bulk/bulk-answer';
import { bulkWords, checkedWords, doneWords, takenBackWords, taskCountWords } from '@/lib/domain/bulk/bulk-words';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { BulkFailures } from './bulk-failures';
import { BulkTask } from './bulk-task';
import { type BulkWork, countsOf, goingOf, undoableOf } from './bulk-work';

/** What can be done and what cannot, before anything is. */
export function BulkChecked({ work }: { work: BulkWork }) {
  const box = useFocusFirst();
  const { verb, rows, failures } = work;
  const can = goingOf(work);
  return (
    <div ref={box} tabIndex={-1} className="scroll-mt-4 space-y-4 outline-none">
      <Banner
        tone={toneOf(can.length, failures.length)}
        title={checkedWords(verb, { can: can.length, cannot: failures.length })}
      >
        Nothing is done yet.
      </Banner>
      <BulkFailures id="bulk-cannot" title={`Cannot be ${bulkWords(verb).past}`} failures={failures} rows={rows} />
      <Tasks id="bulk-can" title={`Can be ${bulkWords(verb).past}`} rows={can} badge="Can be done" />
    </div>
  );
}

/** What became of each task; what failed stands first, with why and what can be done. */
export function BulkResults({ work }: { work: BulkWork }) {
  const box = useFocusFirst();
  const { verb, rows, done, failures, end } = work;
  const { past } = bulkWords(verb);
  const sent = new Map(rows.map((row) => [row.id, row]));
  return (
    <div ref={box} tabIndex={-1} className="scroll-mt-4 space-y-4 outline-none">
      <Banner
        tone={end.unknown.length > 0 ? 'conflict' : toneOf(done.length, rows.length - done.length)}
        title={doneWords(verb, countsOf(work))}
      >
        {failures.length === 0 ? null : 'Nothing was done to the others; they stay chosen.'}
      </Banner>
      {end.error === undefined ? null : <FailureBanner error={end.error} />}
      <Tasks id="bulk-unknown" title="Not known whether it was done" rows={end.unknown} badge="Not known" />
      <Tasks id="bulk-rest" title="Not begun" rows={end.rest} badge="Not begun" />
      <BulkFailures id="bulk-failed" title={`Not ${past}`} failures={failures} rows={rows} />
      <Tasks
        id="bulk-done"
        title={past.charAt(0).toUpperCase() + past.slice(1)}
        rows={undoableOf(work).flatMap(({ id, row }) => row ?? sent.get(id) ?? [])}
        badge="Done"
      />
      <Tasks
        id="bulk-unchanged"
        title="Stood like that already"
        rows={done.filter(({ unchanged }) => unchanged).flatMap(({ id, row }) => row ?? sent.get(id) ?? [])}
        badge="As it was"
      />
    </div>
  );
}

/** What was taken back, and what stays because somebody touched it since. */
export function BulkTakenBack({ work }: { work: BulkWork }) {
  const box = useFocusFirst();
  const { rows, undone, end } = work;
  const done = undoableOf(work);
  const back = undone.filter((result) => result.ok);
  const known = new Set(undone.map(({ id }) => id));
  const sent = new Map(rows.map((row) => [row.id, row]));
  return (
    <div ref={box} tabIndex={-1} className="scroll-mt-4 space-y-4 outline-none">
      <Banner
        tone={toneOf(back.length, done.length - back.length)}
        title={takenBackWords({ done: back.length, all: done.length })}
      />
      {end.error === undefined ? null : <FailureBanner error={end.error} />}
      <Tasks
        id="bulk-not-yet-back"
        title="Not known whether it was taken back"
        rows={done.filter(({ id }) => !known.has(id)).flatMap(({ id, row }) => row ?? sent.get(id) ?? [])}
        badge="Not known"
      />
      <BulkFailures id="bulk-stays" title="Stays as it is" failures={undone.filter(isFailure)} rows={rows} />
      <Tasks
        id="bulk-back"
        title="Taken back"
        rows={back.flatMap(({ id, row }) => row ?? sent.get(id) ?? [])}
        badge="Taken back"
      />
    </div>
  );
}

type TasksProps = { id: string; title: string; rows: readonly WorklistRow[]; badge: string };

function Tasks({ id, title, rows, badge }: TasksProps) {
  return rows.length === 0 ? null : (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-1 font-semibold">
        {title} · {rows.length}
      </h3>
      <ul
        aria-label={`${title}: ${taskCountWords(rows.length)}`}
        className="divide-y divide-line rounded-md border border-line"
      >
        {rows.map((row) => (
          <li key={row.id} className="flex items-start gap-3 px-3 py-2">
            <div className="min-w-0 flex-1">
              <BulkTask row={row} />
              <p className="text-ink-2 text-sm">
                <StatusWords row={row} /> · {row.owner === null ? 'unclaimed' : `with ${row.owner.display}`}
              </p>
            </div>
            <Badge tone={BADGES[badge] ?? 'plain'}>{badge}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}

const BADGES: Partial<Record<string, 'good' | 'asap'>> = { Done: 'good', 'Taken back': 'good', 'Not known': 'asap' };

/** The button that was pressed is gone; the focus goes to what it led to. */
function useFocusFirst() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return box;
}

function isFailure(result: BulkResult): result is Extract<BulkResult, { ok: false }> {
  return !result.ok;
}

function toneOf(good: number, bad: number): 'good' | 'conflict' | 'error' {
  if (bad === 0) {
    return 'good';
  }
  return good === 0 ? 'error' : 'conflict';
}
