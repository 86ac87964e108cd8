import { FacetQuery } from '@/lib/domain/worklist/worklist-facet';
import { handle } from '@/lib/server/http/handle';
import { countFacet } from '@/lib/server/worklist/count-facet';

export const GET = handle({
  permission: 'task:read',
  query: FacetQuery,
  run: ({ actor, query, now }) => countFacet(actor, query, { now }),
});
