import { handle } from '@/lib/server/http/handle';
import { countWorklist } from '@/lib/server/worklist/count-worklist';

export const GET = handle({ permission: 'task:read', run: ({ actor, now }) => countWorklist(actor, { now }) });
