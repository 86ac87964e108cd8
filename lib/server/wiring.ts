import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/domain/access/actor';
import { pool, searchPool } from '@/lib/server/database/pool';
import { environment } from '@/lib/server/environment';
import type { Repository } from './repository/repository';
import { type RecordedEvent, recordEvent } from './store/record-event';
import { StoreRepository } from './store/store-repository';

/** Who writes when nobody is signed in: imports, the demo hospital, housekeeping. */
export const SYSTEM_ACTOR: Actor = {
  accountId: 'system',
  username: 'system',
  accessRole: 'agent',
  reference: 'Device/taskward',
  display: 'Taskward',
  handles: ['Device/taskward'],
  teams: [],
  rolesAtPlaces: [],
  units: [],
  scopes: ['system/*.cruds'],
};

/** A repository for one request and one actor. Clock and ids are replaced in tests and by the demo hospital. */
export function repositoryFor(actor: Actor, options: { now?: () => Date; newId?: () => string } = {}): Repository {
  const { timeZone, publicUrl } = environment();
  return new StoreRepository({
    pool: pool(),
    searchPool: searchPool(),
    actor,
    now: options.now ?? (() => new Date()),
    newId: options.newId ?? randomUUID,
    timeZone,
    baseUrl: `${publicUrl}/fhir`,
  });
}

/** Records an event of the audit that is of no repository: what happens at the door. @throws UnrecordedError */
export function recordAuditEvent(event: RecordedEvent): Promise<void> {
  const { timeZone, publicUrl } = environment();
  return recordEvent(pool(), event, { timeZone, baseUrl: `${publicUrl}/fhir` });
}
