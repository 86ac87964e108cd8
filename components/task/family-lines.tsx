import Link from 'next/link';
import type { TaskTitle, TaskWait } from '@/lib/domain/task/family-page';
import { WAIT_WORDS } from '@/lib/domain/task/family-words';
import type { TaskPage } from '@/lib/domain/task/task-page';

const LINK_LOOK = 'rounded-sm font-semibold text-accent underline-offset-2 hover:underline';

/** What the task is part of, and what it comes back with while it is on hold. */
export function FamilyLines({ page: { family, waits } }: { page: TaskPage }) {
  return (
    <>
      {family.parents.length === 0 ? null : (
        <p className="mt-2 text-sm">
          <span className="font-semibold">Part of:</span>{' '}
          {family.parents.map((parent, place) => (
            <span key={parent.id}>
              {place === 0 ? null : ', '}
              <TaskLink task={parent} />
            </span>
          ))}
        </p>
      )}
      {waits.map((wait) => (
        <p key={`${wait.kind} ${wait.task?.id}`} className="mt-2 text-sm">
          <span className="font-semibold">Comes back by itself</span> <WaitWords wait={wait} />
        </p>
      ))}
    </>
  );
}

function WaitWords({ wait: { kind, task } }: { wait: TaskWait }) {
  if (task === null) {
    return `${WAIT_WORDS[kind]}.`;
  }
  return kind === 'with' ? (
    <>
      when <TaskLink task={task} />, which it is part of, goes on.
    </>
  ) : (
    <>
      when <TaskLink task={task} /> is done.
    </>
  );
}

function TaskLink({ task: { id, title } }: { task: TaskTitle }) {
  return (
    <Link href={`/tasks/${id}`} prefetch={false} className={LINK_LOOK}>
      {title}
    </Link>
  );
}
