import { queryOptions } from '@tanstack/react-query';
import { type RowPatient, WorklistPage, type WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { ApiError } from './api-error';
import { findKeys } from './query-keys';
import { searchPatients } from './search-patients';
import { sendJson } from './send-json';

/** What words found; a part that could not be searched says why. */
export type Found = { patients: readonly RowPatient[] | ApiError; tasks: readonly WorklistRow[] | ApiError };

export const SHORTEST_FIND = 2;
const MOST = 8;

/**
 * Patients by name, record number or birth date, and open tasks by their words. Both are posts: whoever looks for something
 * may type a name, and no name belongs in an address. What was typed and found is forgotten as soon as nobody looks at it.
 */
export function findQuery(text: string, { withPatients }: { withPatients: boolean }) {
  return queryOptions({
    queryKey: findKeys.text(text),
    queryFn: async (): Promise<Found> => {
      const [patients, tasks] = await Promise.all([
        withPatients ? part(searchPatients(text, MOST)) : [],
        part(searchTasks(text)),
      ]);
      return { patients, tasks };
    },
    enabled: text.length >= SHORTEST_FIND,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
}

async function searchTasks(text: string): Promise<readonly WorklistRow[]> {
  const { rows } = await sendJson({ path: '/api/worklist/search', body: { text, limit: MOST }, answer: WorklistPage });
  return rows;
}

async function part<Rows>(rows: Promise<Rows>): Promise<Rows | ApiError> {
  return rows.catch((error: unknown) => {
    if (error instanceof ApiError) {
      return error;
    }
    throw error;
  });
}
