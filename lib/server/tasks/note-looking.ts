import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import type { Looking } from '@/lib/domain/presence/presence';
import { digestOf } from '@/lib/server/access/secrets';
import { sessionTokenOf } from '@/lib/server/access/session-cookie';
import { pool } from '@/lib/server/database/pool';
import { leavePresence, notePresence } from '@/lib/server/realtime/presence-table';

/**
 * Notes that somebody looks at a task, or no longer does. Nothing is noted, and nothing is told, of a task they may not see, nor of
 * an auditor: what an auditor looks at is nobody's to know. Not audited and not kept; that the task was read is.
 */
export async function noteLooking(actor: Actor, looking: Looking, { request }: { request: Request }): Promise<void> {
  const token = sessionTokenOf(request);
  if (token === undefined || actor.accessRole === 'auditor') {
    return;
  }
  const { tab, task, left } = looking;
  const present = { session: digestOf(token), tab, task };
  await (left ? leavePresence(pool(), present) : notePresence(pool(), present, { keys: readKeysOf(actor) }));
}
