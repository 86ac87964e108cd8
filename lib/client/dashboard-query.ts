import { queryOptions } from '@tanstack/react-query';
import { Dashboard } from '@/lib/domain/metrics/dashboard';
import { getJson } from './get-json';
import { dashboardKeys } from './query-keys';

/** How the work stands now. */
export function dashboardQuery() {
  return queryOptions({
    queryKey: dashboardKeys.all,
    queryFn: ({ signal }) => getJson({ path: '/api/dashboard', answer: Dashboard, signal }),
  });
}
