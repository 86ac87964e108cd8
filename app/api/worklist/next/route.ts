import { NextTaskQuery } from '@/lib/domain/worklist/next-task';
import { handle } from '@/lib/server/http/handle';
import { nextTask } from '@/lib/server/worklist/next-task';

export const GET = handle({
  permission: 'task:act',
  query: NextTaskQuery,
  run: ({ actor, query, now }) => nextTask(actor, query, { now }),
});
