import { NewTask } from '@/lib/domain/task/task-action';
import { handle } from '@/lib/server/http/handle';
import { idOfKey } from '@/lib/server/http/idempotency';
import { createTask } from '@/lib/server/tasks/create-task';

export const POST = handle({
  permission: 'task:create',
  body: NewTask,
  idempotent: true,
  status: 201,
  run: ({ actor, body, request, now }) => createTask(actor, body, { now, id: idOfKey(actor, request) }),
});
