import { IdParams } from '@/lib/domain/fhir/id-params';
import { TaskTypeChange } from '@/lib/domain/task-type/task-type';
import { handle } from '@/lib/server/http/handle';
import { readTaskType } from '@/lib/server/task-types/read-task-type';
import { saveTaskType } from '@/lib/server/task-types/save-task-type';

export const GET = handle({
  permission: 'task-type:administer',
  params: IdParams,
  run: ({ actor, params, now }) => readTaskType(actor, params.id, { now }),
});

export const PUT = handle({
  permission: 'task-type:administer',
  params: IdParams,
  body: TaskTypeChange,
  run: ({ actor, params, body, now }) => saveTaskType(actor, params.id, { change: body, now }),
});
