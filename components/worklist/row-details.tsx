'use client';

import { Moment } from '@/components/clinical/moment';
import type { ViewColumn } from '@/lib/domain/worklist/view-looks';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

type RowDetailsProps = { row: WorklistRow; columns: readonly ViewColumn[] };

/** What a view shows beyond what every row has to say; nothing where the task has none of it. The owner stands with the state. */
export function RowDetails({ row, columns }: RowDetailsProps) {
  const roles = row.roles.map(({ display }) => display).join(', ');
  const has = (column: ViewColumn, value: unknown) => columns.includes(column) && value !== null && value !== '';
  return (
    <>
      {has('description', row.description) ? <p className="text-ink-2 text-sm">{row.description}</p> : null}
      <p className="flex flex-wrap gap-x-3 text-ink-3 text-xs empty:hidden">
        {has('requester', row.requester) ? <span>Asked by {row.requester?.display}</span> : null}
        {has('authored', row.authoredAt) && row.authoredAt !== null ? (
          <span>
            Asked for <Moment at={row.authoredAt} />
          </span>
        ) : null}
        {has('unit', row.unit) ? <span>{row.unit?.display}</span> : null}
        {has('roles', roles) ? <span>For {roles}</span> : null}
      </p>
    </>
  );
}
