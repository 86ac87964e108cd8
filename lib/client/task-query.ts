import { queryOptions } from '@tanstack/react-query';
import { TaskPage } from '@/lib/domain/task/task-page';
import { getJson } from './get-json';
import { taskKeys } from './query-keys';

/** Everything the page of one task shows. */
export function taskQuery(id: string) {
  return queryOptions({
    queryKey: taskKeys.one(id),
    queryFn: ({ signal }) => getJson({ path: `/api/tasks/${encodeURIComponent(id)}`, answer: TaskPage, signal }),
  });
}
