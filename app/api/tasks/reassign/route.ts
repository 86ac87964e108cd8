import { ReassignMany } from '@/lib/domain/task/reassign-many';
import { handle } from '@/lib/server/http/handle';
import { reassignMany } from '@/lib/server/tasks/reassign-many';

export const POST = handle({
  permission: 'task:act',
  body: ReassignMany,
  idempotent: true,
  run: ({ actor, body, now }) => reassignMany(actor, body, { now }),
});
