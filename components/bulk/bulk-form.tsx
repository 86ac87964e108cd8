'use client';

import { useEffect, useRef } from 'react';
import { DueTime } from '@/components/clinical/due-time';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { StatusWords } from '@/components/clinical/status-words';
import { ErrorSummary } from '@/components/ui/error-summary';
import { fromWords, taskCountWords } from '@/lib/domain/bulk/bulk-words';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { BulkFields, bulkFieldId } from './bulk-fields';
import { BulkTask } from './bulk-task';
import type { BulkWork } from './bulk-work';
import type { Bulk } from './use-bulk';

const OPEN_UP_TO = 4;
export const BULK_FORM = 'bulk-form';

/** To which tasks, and what the verb asks for. */
export function BulkForm({ work, bulk }: { work: BulkWork; bulk: Bulk }) {
  const { form, submit } = bulk;
  const faults = form.faultsOf(work);
  const box = useRef<HTMLFormElement>(null);

  // After "try again" the button that was pressed is gone.
  useEffect(() => {
    if (document.activeElement === document.body) {
      box.current?.focus();
    }
  }, []);

  return (
    <form
      ref={box}
      id={BULK_FORM}
      tabIndex={-1}
      noValidate
      className="space-y-5 outline-none"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <ErrorSummary
        errors={faults.map(({ field, message }) => ({ id: bulkFieldId(field), message }))}
        attempt={form.attempt}
      />
      {work.end.error === undefined ? null : (
        <FailureBanner error={work.end.error}>Nothing was done yet: they were only looked at.</FailureBanner>
      )}
      <WhichTasks rows={work.rows} />
      <BulkFields
        verb={work.verb}
        rows={work.rows}
        asks={form.asksOf(work)}
        draft={form.draft}
        faults={faults}
        onChange={form.change}
      />
    </form>
  );
}

/** Long choices are folded, so that what is asked for is in sight; nothing is left out. */
function WhichTasks({ rows }: { rows: readonly WorklistRow[] }) {
  return (
    <details open={rows.length <= OPEN_UP_TO} className="rounded-md border border-line">
      <summary className="min-h-control px-3 py-1.5">
        <span className="font-semibold">{taskCountWords(rows.length)}</span>
        <span className="text-ink-2">: {fromWords(rows)}</span>
      </summary>
      <ul className="divide-y divide-line border-line border-t">
        {rows.map((row) => (
          <li key={row.id} className="px-3 py-2">
            <BulkTask row={row} />
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
