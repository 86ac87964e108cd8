import { actorOfRequest } from '@/lib/server/access/actor-of-request';
import { handle } from '@/lib/server/http/handle';
import { eventStream } from '@/lib/server/realtime/event-stream';

export const dynamic = 'force-dynamic';

export const GET = handle({
  permission: 'events:read',
  run: ({ actor, request }) =>
    eventStream(actor, {
      lastEventId: request.headers.get('last-event-id'),
      signal: request.signal,
      actorNow: () => actorOfRequest(request),
    }),
});
