import { z } from 'zod';
import { IdParams } from '@/lib/domain/fhir/id-params';
import { TaskAction } from '@/lib/domain/task/task-action';
import { TASK_VERBS } from '@/lib/domain/task/task-verb';
import { handle } from '@/lib/server/http/handle';
import { actOnTask } from '@/lib/server/tasks/act-on-task';

export const POST = handle({
  permission: 'task:act',
  params: IdParams.extend({ verb: z.enum(TASK_VERBS) }),
  body: TaskAction,
  idempotent: true,
  run: ({ actor, params: { id, verb }, body, now }) => actOnTask(actor, id, verb, body, { now }),
});
