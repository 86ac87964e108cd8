'use client';

import Link from 'next/link';
import { Moment } from '@/components/clinical/moment';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { type Detail, Details, Values } from './values';

/** What was asked for, what came out, and whose it is. */
export function DetailsPanel({ page }: { page: TaskPage }) {
  return (
    <div className="space-y-6">
      <Values id="task-outputs" title="Result" values={page.outputs} empty="Nothing has been written down yet." />
      <Values id="task-inputs" title="Given with the task" values={page.inputs} empty="Nothing was given with it." />
      <section aria-labelledby="task-facts">
        <h2 id="task-facts" className="mb-1 font-semibold text-lg">
          About the task
        </h2>
        <Details details={factsOf(page)} />
        <Link
          href={`/tasks/${page.row.id}/rules`}
          prefetch={false}
          className="mt-2 inline-flex min-h-8 items-center font-semibold text-accent text-sm hover:underline"
        >
          Who may do what with it, and why
        </Link>
      </section>
    </div>
  );
}

function factsOf({ row, why }: TaskPage): readonly Detail[] {
  const time = (at: string | null) => (at === null ? null : <Moment at={at} />);
  const facts = [
    { label: 'What to do', value: row.description },
    { label: 'Reason and orders', value: why },
    { label: 'Asked for by', value: row.requester?.display },
    { label: 'For the role', value: row.roles.map(({ display }) => display).join(', ') },
    { label: 'Unit', value: row.unit?.display },
    { label: 'Who has it', value: row.owner?.display ?? 'Nobody yet' },
    { label: 'Asked for', value: time(row.authoredAt) },
    { label: 'Due', value: time(row.dueAt) ?? 'No time given' },
    { label: 'Held until', value: time(row.heldUntil) },
    { label: 'Closed', value: time(row.closedAt) },
    { label: 'Last changed', value: time(row.changedAt) },
    { label: 'Number of the task', value: `${row.id}, version ${row.version}` },
  ];
  return facts.filter(({ value }) => value !== null && value !== undefined && value !== '');
}
