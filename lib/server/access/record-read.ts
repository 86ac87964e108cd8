import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { Read } from '@/lib/server/audit/read-event';
import { repositoryFor } from '@/lib/server/wiring';
import { isCovered, startCovering } from './covered-lists';

/** So long the event of a list stands for the same list asked for again by the same person. */
export const LIST_SECONDS = 60;

/** Records what somebody is about to be shown, before they are. @throws UnrecordedError */
export function recordRead(actor: Actor, read: Read, { now }: { now: Date }): Promise<void> {
  return repositoryFor(actor, { now: () => now }).recordRead(read);
}

/**
 * Records that somebody asked for a list of a screen, before they see it. A screen asks again whenever something on it
 * changes: the same list of the same person is one event a minute and process, whose period says so (docs/decisions/016).
 * @throws UnrecordedError
 */
export async function recordListRead(actor: Actor, query: string, { now }: { now: Date }): Promise<void> {
  const key = `${actor.accountId} ${query}`;
  if (isCovered(key, now)) {
    return;
  }
  const until = new Date(now.getTime() + LIST_SECONDS * 1000);
  await recordRead(actor, { interaction: 'search-type', query, until: until.toISOString() }, { now });
  startCovering(key, until, now);
}
