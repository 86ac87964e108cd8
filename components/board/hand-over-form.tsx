'use client';

import { useEffect, useRef } from 'react';
import { DueTime } from '@/components/clinical/due-time';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { PersonPicker } from '@/components/clinical/person-picker';
import { ReasonField } from '@/components/clinical/reason-field';
import { StatusWords } from '@/components/clinical/status-words';
import { ErrorSummary } from '@/components/ui/error-summary';
import { reasonSuggestions } from '@/lib/domain/task/reason-suggestions';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { fromWords, taskCountWords } from './board-words';
import { exampleOf, fieldId, type HandOverField } from './hand-over-draft';
import { TaskSummary } from './task-summary';
import type { HandOver } from './use-hand-over';

const OPEN_UP_TO = 4;
export const HAND_OVER_FORM = 'hand-over';

/** What goes, to whom, and why. */
export function HandOverForm({ rows, handOver }: { rows: readonly WorklistRow[]; handOver: HandOver }) {
  const { draft, faults, attempt, error, change, submit } = handOver;
  const form = useRef<HTMLFormElement>(null);
  const errorOf = (field: HandOverField) => faults.find((fault) => fault.field === field)?.message;
  const example = exampleOf(rows);

  // After "try again" the button that was pressed is gone.
  useEffect(() => {
    if (document.activeElement === document.body) {
      form.current?.focus();
    }
  }, []);

  return (
    <form
      ref={form}
      id={HAND_OVER_FORM}
      tabIndex={-1}
      noValidate
      className="space-y-5 outline-none"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ErrorSummary errors={faults} attempt={attempt} />
      {error === null ? null : (
        <FailureBanner error={error}>
          {error.fields.map(({ field, message }) => (
            <p key={field}>{message}</p>
          ))}
        </FailureBanner>
      )}
      <WhatGoes rows={rows} />
      {example === undefined ? null : (
        <PersonPicker
          id={fieldId('to')}
          taskId={example.id}
          value={draft.to?.reference ?? ''}
          error={errorOf('to')}
          onChange={(to) => change({ to })}
        />
      )}
      <ReasonField
        id={fieldId('reason')}
        suggestions={reasonSuggestions('reassign')}
        reason={draft.reason}
        otherReason={draft.otherReason}
        error={errorOf('reason')}
        otherError={errorOf('reason-other')}
        onChange={change}
      />
    </form>
  );
}

/** Long choices are folded, so that the person and the reason are in sight; nothing is left out. */
function WhatGoes({ rows }: { rows: readonly WorklistRow[] }) {
  return (
    <details open={rows.length <= OPEN_UP_TO} className="rounded-md border border-line">
      <summary className="min-h-control px-3 py-1.5">
        <span className="font-semibold">{taskCountWords(rows.length)}</span>
        <span className="text-ink-2">: {fromWords(rows)}</span>
      </summary>
      <ul className="divide-y divide-line border-line border-t">
        {rows.map((row) => (
          <li key={row.id} className="px-3 py-2">
            <TaskSummary row={row} />
            <p className="text-ink-2 text-sm">
              <DueTime row={row} inline /> · <StatusWords row={row} /> ·{' '}
              {row.owner === null ? 'unclaimed' : `with ${row.owner.display}`}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
