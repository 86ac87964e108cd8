import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { AuditPage, type AuditSearch, ChainState } from '@/lib/domain/audit/audit-search';
import { getJson } from './get-json';
import { auditKeys } from './query-keys';
import { sendJson } from './send-json';

/** A search, and the how-manieth it is: pressing again asks again. */
export type Asked = { search: Omit<AuditSearch, 'cursor'>; turn: number };

/** Events of the audit, page by page. A POST, so that nobody who is looked into stands in an address or a log. */
export function auditQuery({ search, turn }: Asked) {
  return infiniteQueryOptions({
    queryKey: auditKeys.search({ search, turn }),
    queryFn: ({ pageParam }) =>
      sendJson({
        path: '/api/audit/search',
        body: { ...search, ...(pageParam !== null && { cursor: pageParam }) },
        answer: AuditPage,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // Every look into the audit is itself recorded: only what somebody asks for is asked.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** How the chain stands. */
export function chainQuery() {
  return queryOptions({
    queryKey: auditKeys.chain,
    queryFn: ({ signal }) => getJson({ path: '/api/audit/chain', answer: ChainState, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
