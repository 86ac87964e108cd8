import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { type AuditPage, type AuditRow, AuditSearch } from '@/lib/domain/audit/audit-search';
import { InputError } from '@/lib/domain/fhir/errors';
import { words } from '@/lib/domain/words/said';
import { recordRead } from '@/lib/server/access/record-read';
import { pool } from '@/lib/server/database/pool';
import { patientSql } from '@/lib/server/worklist/row-json';
import { rowsOf, Values } from '@/lib/server/worklist/statement';
import { auditRowOf, type FoundEvent } from './audit-row';

const PAGE = 50;
const Cursor = z.tuple([z.iso.datetime(), z.int()]);
type Cursor = z.infer<typeof Cursor>;

/**
 * Events that an auditor asks for, the newest first. That the audit was searched is recorded before it is answered, with whom
 * it was looked into. @throws InputError for a bad cursor, UnrecordedError
 */
export async function searchAudit(actor: Actor, search: AuditSearch, { now }: { now: Date }): Promise<AuditPage> {
  const { cursor: text, ...asked } = AuditSearch.parse(search);
  const found = await findEvents(asked, text === undefined ? undefined : parseCursor(text));
  const patients = asked.patient === undefined ? {} : { patients: [`Patient/${asked.patient}`] };
  const named = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const query = `audit?${new URLSearchParams(named)}`;
  await recordRead(actor, { interaction: 'search-type', query, ...patients }, { now });
  const rows = found.slice(0, PAGE).map(auditRowOf);
  return { rows, next: found.length > PAGE ? nextOf(rows) : null };
}

async function findEvents(asked: Omit<AuditSearch, 'cursor'>, after: Cursor | undefined): Promise<FoundEvent[]> {
  const values = new Values();
  const conditions = [
    ...conditionsOf(asked, values),
    ...(after === undefined
      ? []
      : [`(e.recorded, e.position) < (${values.add(after[0], 'timestamptz')}, ${values.add(after[1], 'bigint')})`]),
  ];
  const patient = patientSql({ patient: 'found.patient', encounter: 'null::text', display: 'null::text' });
  return rowsOf<FoundEvent>(
    pool(),
    `
    select found.*, t.title, coalesce(person.display, found.actor) as actor_display, subject.display as about_display, ${patient.select} as patient_json
    from (
      select e.position::int, e.id, e.recorded, e.what, e.outcome, e.actor, e.task, e.patient, r.content
      from audit_entry e join resource r on r.type = 'AuditEvent' and r.id = e.id
      where ${conditions.length === 0 ? 'true' : conditions.join(' and ')}
      order by e.recorded desc, e.position desc limit ${PAGE + 1}
    ) found
    left join task_row t on t.id = found.task
    left join staff_row person on person.reference = found.actor
    left join staff_row subject on subject.reference = found.content::jsonb#>>'{entity,0,what,reference}'
    ${patient.join}
    order by found.recorded desc, found.position desc`,
    values,
  );
}

function conditionsOf(
  { person, patient, task, kind, outcome, from, to }: Omit<AuditSearch, 'cursor'>,
  values: Values,
): string[] {
  const text = (column: string, value: string | undefined) =>
    value === undefined ? [] : [`e.${column} = ${values.add(value, 'text')} collate "C"`];
  return [
    ...text('actor', person),
    ...text('patient', patient),
    ...text('task', task),
    // The second condition lets the index of what is no read be used, and says nothing new.
    ...(kind === undefined ? [] : [...text('what', kind), ...(kind === 'read' ? [] : ["e.what <> 'read'"])]),
    ...(outcome === undefined
      ? []
      : [outcome === 'done' ? "e.outcome = '0'" : "e.outcome <> '0' and e.what <> 'read'"]),
    ...(from === undefined ? [] : [`e.recorded >= ${values.add(from, 'timestamptz')}`]),
    ...(to === undefined ? [] : [`e.recorded < ${values.add(to, 'timestamptz')}`]),
  ];
}

function nextOf(rows: readonly AuditRow[]): string | null {
  const last = rows.at(-1);
  return last === undefined ? null : Buffer.from(JSON.stringify([last.at, last.position])).toString('base64url');
}

function parseCursor(text: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch (error) {
    throw new InputError(words('The cursor is not one of ours. Search again.'), {
      fields: [{ field: 'cursor', message: 'not understood' }],
      cause: error,
    });
  }
}
