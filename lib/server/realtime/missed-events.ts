import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import type { MissedEventsAnswer } from '@/lib/domain/live/live-events';
import { pool } from '@/lib/server/database/pool';
import { eventsAfter } from './ledger-event';
import { resumptionAfter } from './resume';

const BATCH = 500;

/** What somebody would have heard on the stream after a number: for those who cannot have the stream. */
export async function missedEvents(actor: Actor, asked: string | null): Promise<MissedEventsAnswer> {
  const { after, head, resumed, currentAt } = await resumptionAfter(pool(), asked);
  const events = await eventsAfter(pool(), { after, to: head, keys: readKeysOf(actor), limit: BATCH });
  const last = events.length < BATCH ? undefined : events.at(-1);
  return {
    after: String(after),
    resumed,
    to: String(last?.position ?? head),
    at: currentAt.toISOString(),
    more: last !== undefined,
    tasks: events.map(({ position, id, version }) => ({ number: String(position), id, version })),
  };
}
