import { infiniteQueryOptions } from '@tanstack/react-query';
import { DEFAULT_ORDER, type ListOrder } from '@/lib/domain/worklist/list-order';
import { toSearchParams, type WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { WorklistPage } from '@/lib/domain/worklist/worklist-row';
import { getJson } from './get-json';
import { worklistKeys } from './query-keys';

/** The list behind a filter, in an order, page by page. Server and browser use the same key. */
export function worklistQuery(filter: WorklistFilter, order: ListOrder = DEFAULT_ORDER) {
  return infiniteQueryOptions({
    queryKey: worklistKeys.list(filter, order),
    queryFn: ({ pageParam, signal }) => {
      const query = toSearchParams(filter);
      if (order !== DEFAULT_ORDER) {
        query.set('order', order);
      }
      if (pageParam !== null) {
        query.set('cursor', pageParam);
      }
      return getJson({ path: '/api/worklist', query, answer: WorklistPage, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}
