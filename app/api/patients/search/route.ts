import { PatientSearch } from '@/lib/domain/worklist/patient-page';
import { handle } from '@/lib/server/http/handle';
import { searchPatients } from '@/lib/server/worklist/search-patients';

export const POST = handle({
  permission: 'patient:read',
  body: PatientSearch,
  run: ({ actor, body, now }) => searchPatients(actor, body, { now }),
});
