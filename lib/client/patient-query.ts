import { queryOptions } from '@tanstack/react-query';
import { PatientPage } from '@/lib/domain/worklist/patient-page';
import { getJson } from './get-json';
import { patientKeys } from './query-keys';

/** A patient and the patient's tasks. */
export function patientQuery(id: string) {
  return queryOptions({
    queryKey: patientKeys.one(id),
    queryFn: ({ signal }) => getJson({ path: `/api/patients/${encodeURIComponent(id)}`, answer: PatientPage, signal }),
  });
}
