import { queryOptions } from '@tanstack/react-query';
import { SessionAnswer } from '@/lib/domain/access/session';
import { getJson } from './get-json';
import { sessionKeys } from './query-keys';

/** Who is signed in, where they work and until when. */
export function sessionQuery() {
  return queryOptions({
    queryKey: sessionKeys.all,
    queryFn: ({ signal }) => getJson({ path: '/api/session', answer: SessionAnswer, signal }),
    staleTime: 60_000,
  });
}
