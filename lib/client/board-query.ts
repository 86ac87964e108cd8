import { queryOptions } from '@tanstack/react-query';
import { Board } from '@/lib/domain/board/board';
import { getJson } from './get-json';
import { boardKeys } from './query-keys';

/** The board of a unit as the address names it; empty for the reader's first. */
export function boardQuery(unit: string) {
  return queryOptions({
    queryKey: boardKeys.unit(unit),
    queryFn: ({ signal }) => {
      const query = new URLSearchParams(unit === '' ? {} : { unit });
      return getJson({ path: '/api/board', query, answer: Board, signal });
    },
  });
}
