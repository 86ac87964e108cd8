import { handle } from '@/lib/server/http/handle';
import { worklistOptions } from '@/lib/server/worklist/worklist-options';

export const GET = handle({ permission: 'task:read', run: ({ actor }) => worklistOptions(actor) });
