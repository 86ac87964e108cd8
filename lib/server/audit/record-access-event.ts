import 'server-only';
import { randomUUID } from 'node:crypto';
import { pool } from '@/lib/server/database/pool';
import { type AccessEvent, accessAuditEventOf } from './access-event';

const COMMIT = { name: 'commit_access_event', text: 'select commit_changes($1::jsonb)' };

/**
 * Commits one AuditEvent of its own for something that wrote no resource: a sign-in, a refusal, a change of an account.
 * It is awaited before the answer goes out, so that nothing is acknowledged which was not recorded.
 */
export async function recordAccessEvent(event: AccessEvent): Promise<void> {
  const resource = accessAuditEventOf(event, randomUUID());
  const row = {
    type: 'AuditEvent',
    id: resource.id,
    seen: null,
    version: '1',
    updated: event.now.toISOString(),
    content: JSON.stringify(resource),
    search: {},
  };
  await pool().query({ ...COMMIT, values: [JSON.stringify([row])] });
}
