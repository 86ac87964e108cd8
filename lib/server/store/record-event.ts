import 'server-only';
import type { AuditEvent } from '@medplum/fhirtypes';
import type { Pool } from 'pg';
import { UnrecordedError } from '@/lib/domain/fhir/errors';
import { groupedPerPool } from '@/lib/server/database/grouped';
import { log } from '@/lib/server/log';
import type { WrittenRow } from './written-row';
import { rowOfRecord } from './written-rows';

export type RecordedEvent = AuditEvent & { id: string };

const RECORD = { name: 'record_audit', text: 'select record_audit($1::jsonb)' };
/** They touch nothing that stands, so many may share the way to the disk. */
const MOST_EVENTS = 64;
const GROUPS_AT_ONCE = 2;

const writeTogether = groupedPerPool((pool) => ({
  most: MOST_EVENTS,
  atOnce: GROUPS_AT_ONCE,
  run: async (rows: readonly WrittenRow[]) => {
    await pool.query({ ...RECORD, values: [JSON.stringify(rows)] });
    return rows.map(() => undefined);
  },
}));

/**
 * Records an event that wrote nothing else, durably, before this answers. Events of one moment share a statement, beside
 * the commits and not among them. @throws UnrecordedError when it could not be written
 */
export async function recordEvent(
  pool: Pool,
  event: RecordedEvent,
  context: { timeZone: string; baseUrl: string },
): Promise<void> {
  const row = rowOfRecord(event, context);
  const isRead = event.action === 'R' || event.subtype?.some(({ code }) => LISTS.has(code ?? '')) === true;
  // What somebody read is the auditor's to know: the mark keeps it out of what workers see of the record.
  const search = isRead && event.outcome === '0' ? { ...row.search, _read: [{}] } : row.search;
  try {
    await writeTogether(pool)({ ...row, search });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    log().error({ code }, 'an event of the audit could not be recorded');
    throw new UnrecordedError(undefined, { cause: error });
  }
}

const LISTS: ReadonlySet<string> = new Set([
  'search-type',
  'history-instance',
  'history-type',
  'history-system',
  'operation',
]);
