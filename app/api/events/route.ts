import { z } from 'zod';
import { actorOfRequest } from '@/lib/server/access/actor-of-request';
import { handle } from '@/lib/server/http/handle';
import { eventStream } from '@/lib/server/realtime/event-stream';

export const dynamic = 'force-dynamic';

export const GET = handle({
  permission: 'events:read',
  query: z.object({ after: z.string().max(20).optional() }),
  run: ({ actor, query, request }) =>
    eventStream(actor, {
      // The header is the later one: a browser's EventSource that opens the same address again sends it.
      lastEventId: request.headers.get('last-event-id') ?? query.after ?? null,
      signal: request.signal,
      actorNow: () => actorOfRequest(request),
    }),
});
