import Link from 'next/link';
import { DueTime } from '@/components/clinical/due-time';
import { Moment } from '@/components/clinical/moment';
import { StatusWords } from '@/components/clinical/status-words';
import type { TaskFamily } from '@/lib/domain/task/family-page';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** The tasks that are part of this one: how far each is, with whom, when due. Nothing where there are none. */
export function ChildrenPanel({ family: { children, hidden } }: { family: TaskFamily }) {
  if (children.length === 0 && hidden === 0) {
    return null;
  }
  return (
    <section aria-labelledby="task-children">
      <h2 id="task-children" className="font-semibold text-lg">
        Parts of this task
      </h2>
      <ul className="border-line border-t">
        {children.map(({ row }) => (
          <ChildLine key={row.id} row={row} />
        ))}
      </ul>
      {hidden === 0 ? null : (
        <p className="mt-1 text-ink-2 text-sm">
          {hidden === 1 ? 'One more open part is' : `${hidden} more open parts are`} not yours to see.
        </p>
      )}
    </section>
  );
}

function ChildLine({ row }: { row: WorklistRow }) {
  const nobody = row.closedAt === null ? 'Nobody has it yet' : 'Nobody had it';
  return (
    <li className="relative border-line border-b px-2 py-2 has-[a:focus-visible]:bg-accent-soft hover:bg-canvas">
      <Link
        href={`/tasks/${row.id}`}
        prefetch={false}
        className="rounded-sm font-semibold after:absolute after:inset-0 hover:underline"
      >
        {row.title}
      </Link>
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <StatusWords row={row} className="text-ink-2" />
        <span className="text-ink-2">{row.mine ? 'Mine' : (row.owner?.display ?? nobody)}</span>
        {row.closedAt === null ? (
          <DueTime row={row} inline />
        ) : (
          <span className="text-ink-3">
            closed <Moment at={row.closedAt} />
          </span>
        )}
      </p>
    </li>
  );
}
