import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { hasPermission } from '@/lib/domain/access/permission';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import type { ListClock } from './list-clock';
import type { Values } from './statement';

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const ISO_EXACT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/** A time column as an ISO instant in UTC. */
export function instantSql(column: string): string {
  return `to_char(${column} at time zone 'UTC', ${ISO})`;
}

/** A time column as a cursor keeps it, to the microsecond; `infinity` stays a word. */
export function exactInstantSql(column: string): string {
  return `case when isfinite(${column}) then to_char(${column} at time zone 'UTC', ${ISO_EXACT}) else ${column}::text end`;
}

/** Who somebody is, as {reference, display}: by the directory first, because a copied name goes stale. */
export function namedSql(handle: string, display: string): string {
  return `case when ${handle} is not null then json_build_object('reference', ${handle}, 'display', coalesce(
    (select person.display from staff_role held join staff_row person on person.reference = held.practitioner
      where held.practitioner_role = ${handle} limit 1),
    (select staff.display from staff_row staff where staff.reference = ${handle}),
    (select staff.display from staff_identifier known join staff_row staff on staff.reference = known.reference
      where known.handle = ${handle} limit 1),
    (select subject.display from patient_row subject where ${handle} like 'Patient/%' and subject.id = substr(${handle}, 9)),
    ${display}, ${handle})) end`;
}

/**
 * A patient as {reference, display, id, birthDate, mrn, bed, unit}: `join` finds record, bed and ward of now by the active
 * encounter, the task's own first. Lookups are cut at one row so that they stay index lookups per row of the page.
 */
export function patientSql(of: { patient: string; encounter: string; display: string }): { select: string; join: string } {
  const { patient, encounter, display } = of;
  const join = `left join lateral (
    select stay.location, stay.unit from encounter_row stay where stay.patient = ${patient} collate "default" and stay.active
    order by (stay.id = ${encounter}) desc nulls last, stay.id limit 1) stay on true
  left join lateral (select place.display from location_row place where place.id = stay.location and place.physical_type = 'bd' limit 1) bed on true
  left join lateral (select place.display from location_row place where place.id = stay.unit limit 1) ward on true
  left join lateral (select * from patient_row known where known.id = ${patient} limit 1) p on true`;
  const select = `case when ${patient} is not null or ${display} is not null then json_build_object(
    'reference', coalesce('Patient/' || ${patient}, ''), 'display', coalesce(p.display, ${display}, 'Patient/' || ${patient}),
    'id', ${patient}, 'birthDate', p.birth_date, 'mrn', p.mrn, 'bed', bed.display, 'unit', ward.display) end`;
  return { select, join };
}

const PATIENT = patientSql({ patient: 't.patient', encounter: 't.encounter', display: 't.patient_display' });

const ROLES = `(select coalesce(json_agg(json_build_object('reference', held.role, 'display', coalesce(held.words, held.role)) order by held.place), '[]')
    from unnest(t.roles, t.role_displays) with ordinality as held(role, words, place))`;

const UNIT = `case when t.unit is not null then json_build_object('reference', 'Location/' || t.unit, 'display',
    coalesce((select place.display from location_row place where place.id = t.unit), t.unit)) end`;

/** Role keys that let the reader claim; an agent that may act may claim whatever it sees. */
function claimKeysOf(actor: Actor): readonly string[] {
  if (!hasPermission(actor, 'task:act')) {
    return [];
  }
  return actor.accessRole === 'agent' ? ['all'] : readKeysOf(actor).filter((key) => key.startsWith('role:'));
}

/**
 * The SQL of one WorklistRow from `task_row t`: `select` the expression, `join` what it reads.
 * Names, identifiers and bed come from the directory at this moment, never from a copy (design, section 2, idea 3).
 */
export function rowSql(reader: { actor: Actor; clock: ListClock }, values: Values): { select: string; join: string } {
  const { actor, clock } = reader;
  const asOf = values.add(clock.asOf.toISOString(), 'timestamptz');
  const hourEnd = values.add(clock.hourEnd.toISOString(), 'timestamptz');
  const shiftEnd = values.add(clock.shiftEnd.toISOString(), 'timestamptz');
  const handles = values.add(actor.handles, 'text[]');
  const teams = values.add(hasPermission(actor, 'task:act') ? actor.teams : [], 'text[]');
  const claimKeys = values.add(claimKeysOf(actor), 'text[]');
  const band = `case when not t.open then 'closed' when t.due_key < ${asOf} then 'overdue' when t.due_key < ${hourEnd} then 'hour'
    when t.due_key < ${shiftEnd} then 'shift' when isfinite(t.due_key) then 'later' else 'none' end`;
  const claimable = `(t.status in ('requested', 'ready') and case when t.owner is not null then t.owner = any (${teams})
    else t.reach && ${claimKeys} or (t.roles = '{}' and cardinality(${claimKeys}) > 0) end)`;
  const select = `json_build_object(
    'id', t.id, 'version', t.version::text, 'title', t.title, 'description', t.description, 'type', t.type, 'status', t.status,
    'priority', (array['stat', 'asap', 'urgent', 'routine'])[t.priority_rank], 'band', ${band},
    'dueAt', case when isfinite(t.due_key) then ${instantSql('t.due_key')} end, 'heldUntil', ${instantSql('t.held_until')},
    'authoredAt', ${instantSql('t.authored')}, 'changedAt', ${instantSql('t.changed')}, 'closedAt', ${instantSql('t.closed')},
    'owner', ${namedSql('t.owner', 't.owner_display')}, 'requester', ${namedSql('t.requester', 't.requester_display')},
    'roles', ${ROLES}, 'unit', ${UNIT}, 'patient', ${PATIENT.select},
    'claimable', ${claimable}, 'mine', coalesce(t.owner = any (${handles}), false))::text`;
  return { select, join: PATIENT.join };
}
