import { DEFAULT_ORDER } from '@/lib/domain/worklist/list-order';
import { TaskWords } from '@/lib/domain/worklist/task-words';
import { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { handle } from '@/lib/server/http/handle';
import { listWorklistJson } from '@/lib/server/worklist/list-worklist';

const EVERY_OPEN_TASK = WorklistFilter.parse({});

export const POST = handle({
  permission: 'task:read',
  body: TaskWords,
  run: async ({ actor, body: { text, limit }, now }) =>
    new Response(await listWorklistJson(actor, { ...EVERY_OPEN_TASK, order: DEFAULT_ORDER, q: text, limit }, { now }), {
      headers: { 'content-type': 'application/json' },
    }),
});
