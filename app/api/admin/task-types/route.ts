import { TaskTypeChange } from '@/lib/domain/task-type/task-type';
import { handle } from '@/lib/server/http/handle';
import { listTaskTypes } from '@/lib/server/task-types/list-task-types';
import { saveTaskType } from '@/lib/server/task-types/save-task-type';

export const GET = handle({ permission: 'task-type:administer', run: () => listTaskTypes() });

export const POST = handle({
  permission: 'task-type:administer',
  body: TaskTypeChange,
  status: 201,
  run: ({ actor, body, now }) => saveTaskType(actor, undefined, { change: body, now }),
});
