import { queryOptions } from '@tanstack/react-query';
import { SavedViews } from '@/lib/domain/worklist/saved-view';
import { getJson } from './get-json';
import { worklistKeys } from './query-keys';

/** The saved views that the reader may open, with how much each holds. */
export function savedViewsQuery() {
  return queryOptions({
    queryKey: worklistKeys.views,
    queryFn: ({ signal }) => getJson({ path: '/api/views', answer: SavedViews, signal }),
  });
}
