import { BulkUndo } from '@/lib/domain/bulk/bulk-request';
import { askingOf } from '@/lib/server/access/asking';
import { handle } from '@/lib/server/http/handle';
import { undoInBulk } from '@/lib/server/tasks/act-in-bulk';

export const POST = handle({
  permission: 'task:act',
  body: BulkUndo,
  idempotent: true,
  run: ({ actor, body, now, request }) => undoInBulk(actor, body, { now, requestId: askingOf(request).requestId }),
});
