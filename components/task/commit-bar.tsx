'use client';

import { BirthDate } from '@/components/clinical/birth-date';
import { Moment } from '@/components/clinical/moment';
import { PatientName } from '@/components/clinical/patient-name';
import { RecordNumber } from '@/components/clinical/record-number';
import { Button } from '@/components/ui/button';
import { completeWords } from '@/lib/domain/task/act-words';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { Completion } from './use-completion';

/** The button that completes, beside whom it is about. It never moves, and says nothing before the server did. */
export function CommitBar({ page, completion }: { page: TaskPage; completion: Completion }) {
  const { isAllowed, isSaving, refusal, refusals, submit } = completion;
  return (
    <section
      aria-label="Complete this task"
      className="sticky bottom-0 z-20 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 border-line-strong border-t bg-raised px-5 py-3 print:hidden"
    >
      <p className="min-w-0 flex-1 basis-56 text-sm">
        <For page={page} />
      </p>
      <DraftWords state={completion.kept} />
      {isAllowed && refusals.length > 0 ? (
        <p className="basis-80 text-sm">
          <span className="font-semibold">Its form cannot be filled in here.</span> What stands in the way is listed
          above.
        </p>
      ) : null}
      {isAllowed && refusals.length === 0 ? (
        <Button variant="primary" busy={isSaving} className="whitespace-normal" onClick={submit}>
          {completeWords(page.row.title)}
        </Button>
      ) : null}
      {isAllowed ? null : (
        <p className="basis-80 text-sm">
          <span className="font-semibold">{refusal?.message}</span> {refusal?.wayForward}
        </p>
      )}
    </section>
  );
}

/** Whether what was typed is safe when this browser is not. */
function DraftWords({ state }: { state: Completion['kept'] }) {
  switch (state?.kind) {
    case undefined:
      return null;
    case 'saving':
      return <p className="text-ink-3 text-xs">Keeping the draft…</p>;
    case 'kept':
      return (
        <p className="text-ink-3 text-xs">
          Draft kept <Moment at={state.savedAt} />
        </p>
      );
    case 'failed':
      return <p className="text-stat text-xs">The draft is not kept on the server; it stands only here.</p>;
  }
}

/** Two identifiers at the button that commits (UX-10). */
function For({ page: { patient } }: { page: TaskPage }) {
  if (patient === null) {
    return <span className="text-ink-2">About no patient</span>;
  }
  return (
    <>
      <PatientName name={patient.display} />
      <span className="text-ink-2">
        {' '}
        · <BirthDate date={patient.birthDate} /> · <RecordNumber mrn={patient.mrn} />
      </span>
    </>
  );
}
