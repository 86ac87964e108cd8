import { z } from 'zod';
import { IdParams } from '@/lib/domain/fhir/id-params';
import { TASK_VERBS } from '@/lib/domain/task/task-verb';
import { TypedToKeep } from '@/lib/domain/task/typed-verb';
import { handle } from '@/lib/server/http/handle';
import { forgetTyped, keepTyped } from '@/lib/server/tasks/typed-verbs';

const params = IdParams.extend({ verb: z.enum(TASK_VERBS) });

export const PUT = handle({
  permission: 'task:act',
  params,
  body: TypedToKeep,
  run: ({ actor, params: place, body, now }) => keepTyped(actor, place, body, { now }),
});

export const DELETE = handle({
  permission: 'task:act',
  params,
  run: ({ actor, params: place }) => forgetTyped(actor, place),
});
