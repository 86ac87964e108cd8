import { TaskPage } from '@/lib/domain/task/task-page';

const Shown = TaskPage.pick({ family: true, waits: true });

/** Whether what a query holds is the page of a task that shows one of some other tasks: as part of it, or as what it waits for. */
export function showsTask(held: unknown, ids: ReadonlySet<string>): boolean {
  const { data } = Shown.safeParse(held);
  return (
    data !== undefined &&
    (data.family.children.some(({ row }) => ids.has(row.id)) ||
      data.waits.some(({ task }) => task !== null && ids.has(task.id)))
  );
}
