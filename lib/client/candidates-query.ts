import { queryOptions } from '@tanstack/react-query';
import { Candidates } from '@/lib/domain/task/task-page';
import { getJson } from './get-json';
import { taskKeys } from './query-keys';

/** Whom a task can be handed to, the likeliest first. */
export function candidatesQuery(id: string) {
  return queryOptions({
    queryKey: taskKeys.candidates(id),
    queryFn: async ({ signal }) => {
      const path = `/api/tasks/${encodeURIComponent(id)}/candidates`;
      const { candidates } = await getJson({ path, answer: Candidates, signal });
      return candidates;
    },
  });
}
