import { IdParams } from '@/lib/domain/fhir/id-params';
import { handle } from '@/lib/server/http/handle';
import { listCandidates } from '@/lib/server/tasks/list-candidates';

export const GET = handle({
  permission: 'task:act',
  params: IdParams,
  run: ({ actor, params, now }) => listCandidates(actor, params.id, { now }),
});
