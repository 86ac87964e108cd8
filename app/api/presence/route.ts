import { Looking } from '@/lib/domain/presence/presence';
import { handle } from '@/lib/server/http/handle';
import { noteLooking } from '@/lib/server/tasks/note-looking';

export const POST = handle({
  permission: 'events:read',
  body: Looking,
  run: ({ actor, body, request }) => noteLooking(actor, body, { request }),
});
