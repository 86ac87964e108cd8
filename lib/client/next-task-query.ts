import { queryOptions } from '@tanstack/react-query';
import { NextTask } from '@/lib/domain/worklist/next-task';
import { getJson } from './get-json';
import { worklistKeys } from './query-keys';

// "12 min late" must not stand there an hour later.
const REFETCH_MILLISECONDS = 60_000;

/** The reader's next task; `after` is the one they come from. Asked again whenever a list is. */
export function nextTaskQuery(after?: string) {
  return queryOptions({
    queryKey: worklistKeys.next(after),
    queryFn: ({ signal }) =>
      getJson({
        path: '/api/worklist/next',
        query: new URLSearchParams(after === undefined ? {} : { after }),
        answer: NextTask,
        signal,
      }),
    refetchInterval: REFETCH_MILLISECONDS,
  });
}
