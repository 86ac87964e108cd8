import { IdParams } from '@/lib/domain/fhir/id-params';
import { handle } from '@/lib/server/http/handle';
import { readPatient } from '@/lib/server/worklist/read-patient';

export const GET = handle({
  permission: 'patient:read',
  params: IdParams,
  run: ({ actor, params, now }) => readPatient(actor, params.id, { now }),
});
