import { IdParams } from '@/lib/domain/fhir/id-params';
import { handle } from '@/lib/server/http/handle';
import { readTaskPage } from '@/lib/server/tasks/read-task-page';

export const GET = handle({
  permission: 'task:read',
  params: IdParams,
  run: ({ actor, params, now }) => readTaskPage(actor, params.id, { now }),
});
