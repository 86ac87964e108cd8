'use client';

import { useQuery } from '@tanstack/react-query';
import { ApiError } from '@/lib/client/api-error';
import { type Found, findQuery, SHORTEST_FIND } from '@/lib/client/find-query';
import { useSettled } from './use-settled';

const PAUSE_MILLISECONDS = 250;
const NONE: Found = { patients: [], tasks: [] };

/** Patients and tasks for what is typed; what belongs to other words is not shown. */
export function useFind(typed: string, { withPatients, isOpen }: { withPatients: boolean; isOpen: boolean }) {
  const text = typed.trim();
  const settled = useSettled(text, PAUSE_MILLISECONDS);
  const isAsked = isOpen && text.length >= SHORTEST_FIND;
  const query = findQuery(settled, { withPatients });
  const search = useQuery({ ...query, enabled: isAsked && settled === text });
  const isLooking = isAsked && (settled !== text || search.isFetching);
  return {
    isAsked,
    isLooking,
    ...partsOf(isAsked && !isLooking ? search.data : undefined),
    again: () => void search.refetch(),
  };
}

/** What was found, and which parts could not be searched. */
function partsOf({ patients, tasks }: Found = NONE) {
  return {
    patients: patients instanceof ApiError ? [] : patients.filter(({ id }) => id !== null),
    tasks: tasks instanceof ApiError ? [] : tasks,
    failures: [
      ...(patients instanceof ApiError ? [{ what: 'Patients', error: patients }] : []),
      ...(tasks instanceof ApiError ? [{ what: 'Tasks', error: tasks }] : []),
    ],
  };
}
