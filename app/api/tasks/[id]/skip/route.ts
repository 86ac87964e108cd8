import { IdParams } from '@/lib/domain/fhir/id-params';
import { SkipRequest } from '@/lib/domain/worklist/task-skip';
import { handle } from '@/lib/server/http/handle';
import { offerAgain, skipTask } from '@/lib/server/tasks/skip-task';

export const POST = handle({
  permission: 'task:act',
  params: IdParams,
  body: SkipRequest,
  run: ({ actor, params, body, now }) => skipTask(actor, params.id, body, { now }),
});

export const DELETE = handle({
  permission: 'task:act',
  params: IdParams,
  run: ({ actor, params, now }) => offerAgain(actor, params.id, { now }),
});
