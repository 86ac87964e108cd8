import 'server-only';
import { randomUUID } from 'node:crypto';
import { type AccessEvent, accessAuditEventOf } from '@/lib/server/audit/access-event';
import { recordAuditEvent } from '@/lib/server/wiring';

/**
 * Records something at the door: a sign-in, a change of an account. It is awaited before the answer goes out, so that nothing
 * is acknowledged which was not recorded. @throws UnrecordedError
 */
export async function recordAccessEvent(event: AccessEvent): Promise<void> {
  await recordAuditEvent(accessAuditEventOf(event, randomUUID()));
}
