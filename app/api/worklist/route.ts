import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { handle } from '@/lib/server/http/handle';
import { listWorklistJson } from '@/lib/server/worklist/list-worklist';

export const GET = handle({
  permission: 'task:read',
  query: WorklistQuery,
  run: async ({ actor, query, now }) =>
    new Response(await listWorklistJson(actor, query, { now }), { headers: { 'content-type': 'application/json' } }),
});
