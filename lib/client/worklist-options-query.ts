import { queryOptions } from '@tanstack/react-query';
import { WorklistOptions } from '@/lib/domain/worklist/worklist-options';
import { getJson } from './get-json';
import { worklistKeys } from './query-keys';

/** What the filter menus offer; asked for when the first menu is opened, and kept for five minutes. */
export function worklistOptionsQuery() {
  return queryOptions({
    queryKey: worklistKeys.options,
    queryFn: ({ signal }) => getJson({ path: '/api/worklist/options', answer: WorklistOptions, signal }),
    staleTime: 5 * 60_000,
  });
}
