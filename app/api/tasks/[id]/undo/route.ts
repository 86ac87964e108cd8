import { IdParams } from '@/lib/domain/fhir/id-params';
import { UndoRequest } from '@/lib/domain/task/task-action';
import { handle } from '@/lib/server/http/handle';
import { undoLastAct } from '@/lib/server/tasks/undo-last-act';

export const POST = handle({
  permission: 'task:act',
  params: IdParams,
  body: UndoRequest,
  idempotent: true,
  run: ({ actor, params, body, now }) => undoLastAct(actor, params.id, body, { now }),
});
