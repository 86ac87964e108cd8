import { z } from 'zod';
import { handle } from '@/lib/server/http/handle';
import { missedEvents } from '@/lib/server/realtime/missed-events';

export const GET = handle({
  permission: 'events:read',
  query: z.object({ after: z.string().max(20).optional() }),
  run: ({ actor, query }) => missedEvents(actor, query.after ?? null),
});
