import { BulkPreflight } from '@/lib/domain/bulk/bulk-request';
import { askingOf } from '@/lib/server/access/asking';
import { handle } from '@/lib/server/http/handle';
import { preflightInBulk } from '@/lib/server/tasks/preflight-in-bulk';

export const POST = handle({
  permission: 'task:act',
  body: BulkPreflight,
  run: ({ actor, body, now, request }) => preflightInBulk(actor, body, { now, requestId: askingOf(request).requestId }),
});
