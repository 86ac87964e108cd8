import { BulkMatching } from '@/lib/domain/bulk/bulk-request';
import { handle } from '@/lib/server/http/handle';
import { listMatching } from '@/lib/server/worklist/list-matching';

export const POST = handle({
  permission: 'task:read',
  body: BulkMatching,
  run: ({ actor, body, now }) => listMatching(actor, body, { now }),
});
