'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ReadFailure } from '@/components/clinical/read-failure';
import { useSay } from '@/components/ui/say';
import { SkeletonRows } from '@/components/ui/skeleton';
import { ApiError } from '@/lib/client/api-error';
import { patientQuery } from '@/lib/client/patient-query';
import { PatientGone } from './patient-gone';
import { PatientTasks } from './patient-tasks';

// Bands move with the clock, and a lost stream must not let a list go stale unseen.
const REFETCH_MILLISECONDS = 60_000;

type PatientScreenProps = {
  id: string;
  /** What asks for a new task, where the reader may. */
  newTask: ReactNode;
};

/** A patient and what is to be done for them; nothing of it stays once the reader may not see the patient. */
export function PatientScreen({ id, newTask }: PatientScreenProps) {
  const say = useSay();
  const {
    data: page,
    error,
    isFetching,
    refetch,
  } = useQuery({
    ...patientQuery(id),
    refetchInterval: REFETCH_MILLISECONDS,
  });
  if (error instanceof ApiError && error.status === 404) {
    return <PatientGone />;
  }
  const failure =
    error === null ? null : (
      <ReadFailure what={say('This patient’s page')} error={error} asOf={page?.asOf} onRetry={() => void refetch()} />
    );
  if (page === undefined) {
    return failure ?? <SkeletonRows label={say('The patient’s tasks are being read…')} />;
  }
  return <PatientTasks page={page} isFetching={isFetching} failure={failure} newTask={newTask} />;
}
