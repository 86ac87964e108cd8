import 'server-only';
import type { ListClock } from './list-clock';
import type { ListCursor } from './list-cursor';
import { OPEN_BANDS } from './list-ranges';
import type { Values } from './statement';

const NATURAL = 'collate natural_order';

/** Where a task is: by the patient's active stay, the task's own first, as its row says; without one, on the task's ward. */
export const BED_JOIN = `
  left join encounter_row own on own.id = t.encounter and own.active and own.patient = t.patient collate "default"
  left join (select distinct on (e.patient) e.patient, e.location, e.unit from encounter_row e where e.active and e.patient is not null
    order by e.patient, e.id) first on first.patient = t.patient collate "default"
  left join location_row bed on bed.id = (case when own.id is null then first.location else own.location end) and bed.physical_type = 'bd'
  left join location_row ward on ward.id = coalesce(case when own.id is null then first.unit else own.unit end, t.unit)
  left join patient_row p on p.id = t.patient`;

/** The keys of the order by ward and bed, in their order. Names are compared as people count: Bed 2 before Bed 10. */
export function bedKey(clock: ListClock, values: Values): Record<string, string> {
  const [asOf, hourEnd, shiftEnd] = [clock.asOf, clock.hourEnd, clock.shiftEnd].map((instant) =>
    values.add(instant.toISOString(), 'timestamptz'),
  );
  return {
    no_ward: 'ward.id is null',
    ward: nameSql('ward.display'),
    ward_id: `coalesce(ward.id, '')`,
    no_bed: 'bed.id is null',
    bed: nameSql('bed.display'),
    bed_id: `coalesce(bed.id, '')`,
    no_patient: 't.patient is null',
    patient: nameSql('p.display'),
    patient_id: `coalesce(t.patient, '')`,
    band: `case when t.due_key < ${asOf} then 0 when t.due_key < ${hourEnd} then 1 when t.due_key < ${shiftEnd} then 2
      when isfinite(t.due_key) then 3 else 4 end`,
    priority: 't.priority_rank',
    due: 't.due_key',
    id: 't.id',
  };
}

/** The keys of the place where the last page ended. Names are looked up anew: a cursor keeps ids alone. */
export function bedAfter({ at, band, priority, dueKey, id }: ListCursor, values: Values): string {
  const known = (table: string, known_id: string | null | undefined) => {
    const place = values.add(known_id ?? null, 'text');
    return `${place} is null, ${nameSql(`(select display from ${table} where id = ${place})`)}, coalesce(${place}, '')`;
  };
  return [
    known('location_row', at?.ward),
    known('location_row', at?.bed),
    known('patient_row', at?.patient),
    values.add(bandRank(band), 'int'),
    values.add(priority, 'int'),
    values.add(dueKey, 'timestamptz'),
    values.add(id, 'text'),
  ].join(', ');
}

/** A place in the order of open work is in one of its bands. */
function bandRank(band: ListCursor['band']): number {
  return band === 'closed' ? OPEN_BANDS.length : OPEN_BANDS.indexOf(band);
}

const nameSql = (name: string) => `coalesce(${name}, '') ${NATURAL}`;
