import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Facet, FacetOptions } from '@/lib/domain/worklist/worklist-facet';
import { toSearchParams, type WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { getJson } from './get-json';
import { worklistKeys } from './query-keys';

/** The options of a condition, each with how many tasks the list would hold with it; the last ones stay until the next are there. */
export function facetQuery(facet: Facet, filter: WorklistFilter) {
  return queryOptions({
    queryKey: worklistKeys.facet(facet, filter),
    queryFn: ({ signal }) => {
      const query = toSearchParams(filter);
      query.set('facet', facet);
      return getJson({ path: '/api/worklist/facets', query, answer: FacetOptions, signal });
    },
    placeholderData: keepPreviousData,
  });
}
