import { queryOptions } from '@tanstack/react-query';
import { WorklistCounts } from '@/lib/domain/worklist/worklist-row';
import { getJson } from './get-json';
import { worklistKeys } from './query-keys';

/** How many tasks each starter view holds. */
export function worklistCountsQuery() {
  return queryOptions({
    queryKey: worklistKeys.counts,
    queryFn: ({ signal }) => getJson({ path: '/api/worklist/counts', answer: WorklistCounts, signal }),
  });
}
