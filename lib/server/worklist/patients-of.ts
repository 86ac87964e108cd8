import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { OPEN_STATUSES } from '@/lib/domain/task/task-status';
import type { Queryable } from '@/lib/server/database/queryable';
import { rowsOf, Values } from './statement';

const IDENTIFIER = 'identifier:';

/**
 * The ids of the patients who are the reader's: under any of their handles they take part in an active stay (Encounter.participant),
 * are a member of an active CareTeam, are the general practitioner, or hold an open task about them. Nothing else makes a patient
 * theirs: not the ward they lie on, and not a task that waits for a role. Tasks are shown by the reader's own right to see them.
 * Source: hl7.org/fhir/R4 encounter, careteam and patient, by the index of their search parameters.
 */
export async function patientsOfReader(db: Queryable, actor: Actor): Promise<readonly string[]> {
  const values = new Values();
  const named = (parameter: string, also: Record<string, unknown> = {}) =>
    values.add(
      actor.handles.map((handle) => JSON.stringify({ [parameter]: [indexedReference(handle)], ...also })),
      'text[]',
    );
  const rows = await rowsOf<{ id: string }>(
    db,
    `
    select e.patient as id from resource r join encounter_row e on e.id = r.id and e.active
      where ${meansSql('Encounter', named('participant'))} and e.patient is not null
    union
    select substr(about->>'r', ${'Patient/'.length + 1}) from resource r cross join jsonb_array_elements(r.search->'patient') about
      where ${meansSql('CareTeam', named('participant', { status: [{ c: 'active' }] }))} and about->>'r' like 'Patient/%'
    union
    select r.id from resource r where ${meansSql('Patient', named('general-practitioner'))}
    union
    select t.patient from task_reach held join task_row t on t.id = held.id
      where held.key = any (${values.add(
        actor.handles.map((handle) => `owner:${handle}`),
        'text[]',
      )}) and held.status = any (${values.add(OPEN_STATUSES, 'text[]')}) and t.patient is not null`,
    values,
  );
  return rows.map(({ id }) => id);
}

/** Whether the row `r` of `resource` is of a type and its index holds one of the wanted, JSON texts under the placeholder. */
function meansSql(type: 'Encounter' | 'CareTeam' | 'Patient', wanted: string): string {
  return `r.type = '${type}' and not r.deleted and r.type <> 'Task' and r.search @> any (${wanted}::jsonb[])`;
}

/** A handle as the index of a reference holds it: the literal, or the two parts of an identifier. */
function indexedReference(handle: string): Record<string, string> {
  if (!handle.startsWith(IDENTIFIER)) {
    return { r: handle };
  }
  const text = handle.slice(IDENTIFIER.length);
  const cut = text.indexOf('|');
  const system = text.slice(0, cut);
  return { ...(system !== '' && { s: system }), c: text.slice(cut + 1) };
}
