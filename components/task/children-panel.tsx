import { TaskLine } from '@/components/clinical/task-line';
import type { TaskFamily } from '@/lib/domain/task/family-page';

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
      <ul className="-mx-5 border-line border-t">
        {children.map(({ row }) => (
          <TaskLine key={row.id} row={row} />
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
