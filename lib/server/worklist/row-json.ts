import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { claimableSql } from './claimable-sql';
import { booleanSql, codeSql, instantSql, objectSql, textSql } from './json-sql';
import type { ListClock } from './list-clock';
import type { Collects } from './statement';

/** Who somebody is, as {reference, display} or null: by the directory first, because a copied name goes stale. */
export function namedSql(handle: string, display: string): string {
  const known = `coalesce(
    case when ${handle} like 'PractitionerRole/%' then (select person.display from staff_role held
      join staff_row person on person.reference = held.practitioner where held.practitioner_role = ${handle} limit 1) end,
    (select staff.display from staff_row staff where staff.reference = ${handle}),
    case when ${handle} like 'identifier:%' then (select staff.display from staff_identifier known
      join staff_row staff on staff.reference = known.reference where known.handle = ${handle} limit 1) end,
    case when ${handle} like 'Patient/%' then (select subject.display from patient_row subject where subject.id = substr(${handle}, 9)) end,
    ${display}, ${handle})`;
  return `case when ${handle} is null then 'null' else ${objectSql({ reference: textSql(handle), display: textSql(known) })} end`;
}

/**
 * A patient as {reference, display, id, birthDate, mrn, bed, unit} or null: `join` finds record, bed and ward of now by the
 * active encounter, the task's own first. Lookups are cut at one row so that they stay index lookups per row of the page.
 */
export function patientSql(of: { patient: string; encounter: string; display: string }): {
  select: string;
  join: string;
} {
  const { patient, encounter, display } = of;
  const join = `left join lateral (
    select stay.location, stay.unit from encounter_row stay where stay.patient = ${patient} collate "default" and stay.active
    order by (stay.id = ${encounter}) desc nulls last, stay.id limit 1) stay on true
  left join lateral (select place.display from location_row place where place.id = stay.location and place.physical_type = 'bd' limit 1) bed on true
  left join lateral (select place.display from location_row place where place.id = stay.unit limit 1) ward on true
  left join lateral (select * from patient_row known where known.id = ${patient} limit 1) p on true`;
  const select = `case when ${patient} is null and ${display} is null then 'null' else ${objectSql({
    reference: textSql(`coalesce('Patient/' || ${patient}, '')`),
    display: textSql(`coalesce(p.display, ${display}, 'Patient/' || ${patient})`),
    id: textSql(patient),
    birthDate: codeSql('p.birth_date'),
    mrn: textSql('p.mrn'),
    bed: textSql('bed.display'),
    unit: textSql('ward.display'),
  })} end`;
  return { select, join };
}

const PATIENT = patientSql({ patient: 't.patient', encounter: 't.encounter', display: 't.patient_display' });

const roleSql = (role: string, words: string) =>
  objectSql({ reference: textSql(role), display: textSql(`coalesce(${words}, ${role})`) });
const ROLES = `case cardinality(t.roles) when 0 then '[]' when 1 then concat('[', ${roleSql('t.roles[1]', 't.role_displays[1]')}, ']') else (
  select concat('[', string_agg(${roleSql('held.role', 'held.words')}, ',' order by held.place), ']')
  from unnest(t.roles, t.role_displays) with ordinality as held(role, words, place)) end`;

const UNIT = `case when t.unit is null then 'null' else ${objectSql({
  reference: textSql(`'Location/' || t.unit`),
  display: textSql(`coalesce((select place.display from location_row place where place.id = t.unit), t.unit)`),
})} end`;

/**
 * The SQL of one WorklistRow as JSON text from `task_row t`: `select` the expression, `join` what it reads.
 * Names, identifiers and bed come from the directory at this moment, never from a copy (design, section 2, idea 3).
 */
export function rowSql(reader: { actor: Actor; clock: ListClock }, values: Collects): { select: string; join: string } {
  const { actor, clock } = reader;
  const handles = values.add(actor.handles, 'text[]');
  const select = objectSql({
    id: textSql('t.id'),
    version: codeSql('t.version::text'),
    title: textSql('t.title'),
    description: textSql('t.description'),
    type: textSql('t.type'),
    status: codeSql('t.status'),
    priority: codeSql(`(array['stat', 'asap', 'urgent', 'routine'])[t.priority_rank]`),
    band: codeSql(bandSql(clock, values)),
    dueAt: `case when isfinite(t.due_key) then ${codeSql(instantSql('t.due_key'))} else 'null' end`,
    heldUntil: codeSql(instantSql('t.held_until')),
    awaitsCheck: booleanSql('t.done_by is not null'),
    authoredAt: codeSql(instantSql('t.authored')),
    changedAt: codeSql(instantSql('t.changed')),
    closedAt: codeSql(instantSql('t.closed')),
    owner: namedSql('t.owner', 't.owner_display'),
    requester: namedSql('t.requester', 't.requester_display'),
    roles: ROLES,
    unit: UNIT,
    patient: PATIENT.select,
    claimable: booleanSql(claimableSql(actor, values)),
    mine: booleanSql(`t.owner = any (${handles})`),
  });
  return { select, join: PATIENT.join };
}

function bandSql(clock: ListClock, values: Collects): string {
  const [asOf, hourEnd, shiftEnd] = [clock.asOf, clock.hourEnd, clock.shiftEnd].map((instant) =>
    values.add(instant.toISOString(), 'timestamptz'),
  );
  return `case when not t.open then 'closed' when t.due_key < ${asOf} then 'overdue' when t.due_key < ${hourEnd} then 'hour'
    when t.due_key < ${shiftEnd} then 'shift' when isfinite(t.due_key) then 'later' else 'none' end`;
}
