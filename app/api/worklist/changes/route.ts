import { WorklistChangesQuery } from '@/lib/domain/worklist/worklist-filter';
import { handle } from '@/lib/server/http/handle';
import { listChanges } from '@/lib/server/worklist/list-changes';

export const GET = handle({
  permission: 'task:read',
  query: WorklistChangesQuery,
  run: ({ actor, query, now }) => listChanges(actor, query, { now }),
});
