import { BulkAct } from '@/lib/domain/bulk/bulk-request';
import { askingOf } from '@/lib/server/access/asking';
import { handle } from '@/lib/server/http/handle';
import { actInBulk } from '@/lib/server/tasks/act-in-bulk';

export const POST = handle({
  permission: 'task:act',
  body: BulkAct,
  idempotent: true,
  run: ({ actor, body, now, request }) => actInBulk(actor, body, { now, requestId: askingOf(request).requestId }),
});
