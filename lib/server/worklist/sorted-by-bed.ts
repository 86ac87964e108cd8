import 'server-only';
import type { ListClock } from './list-clock';
import type { ListCursor } from './list-cursor';
import { OPEN_BANDS } from './list-ranges';
import type { SortedBy } from './sorted-by';
import type { Values } from './statement';

/**
 * The order by ward and bed, in numbers: places and people are ranked by name once, as people count (Bed 2 before Bed 10), so that
 * the tasks are compared without reading a name. A task is where its patient's active stay is, its own stay first, as its row
 * says; without one, on its ward. What has no ward, no bed or no patient stands behind what has one.
 */
export function byBed(clock: ListClock, cursor: ListCursor | undefined, values: Values): SortedBy {
  const borders = [clock.asOf, clock.hourEnd, clock.shiftEnd].map((instant) =>
    values.add(instant.toISOString(), 'timestamptz'),
  );
  const at = cursor && placeIn(cursor, values);
  return {
    tables: `, place as materialized (
      select id, physical_type, ${rankedBy('display', 'id')} as rank from location_row
    ), stay as materialized (
      select distinct on (e.patient) e.patient, e.location, e.unit from encounter_row e where e.active and e.patient is not null
      order by e.patient, e.id
    ), person as materialized (
      select meant.id, ${rankedBy('p.display', 'meant.id')} as rank
      from (select distinct patient as id from found where patient is not null${at === undefined ? '' : ` union select ${at.patient} where ${at.patient} is not null`}) meant
      left join patient_row p on p.id = meant.id
    )`,
    columns: {
      ward: rankOf('ward'),
      bed: rankOf('bed'),
      patient: rankOf('person'),
      band: `case ${borders.map((border, rank) => `when found.due_key < ${border} then ${rank}`).join(' ')}
        when isfinite(found.due_key) then 3 else 4 end`,
      priority: 'found.priority_rank',
      due: 'found.due_key',
      id: 'found.id',
    },
    places: { ward: 'ward.id', bed: 'bed.id', patient: 'found.patient' },
    join: `left join encounter_row own on own.id = found.encounter and own.active and own.patient = found.patient collate "default"
      left join stay on stay.patient = found.patient collate "default"
      left join place bed on bed.id = (case when own.id is null then stay.location else own.location end) and bed.physical_type = 'bd'
      left join place ward on ward.id = coalesce(case when own.id is null then stay.unit else own.unit end, found.unit)
      left join person on person.id = found.patient`,
    after: at?.keys,
  };
}

/** The patient and the keys of the place where the last page ended. */
function placeIn({ at, band, priority, dueKey, id }: ListCursor, values: Values): { patient: string; keys: string } {
  const patient = values.add(at?.patient ?? null, 'text');
  const keys = [
    rankAt('place', values.add(at?.ward ?? null, 'text')),
    rankAt('place', values.add(at?.bed ?? null, 'text')),
    rankAt('person', patient),
    values.add(bandRank(band), 'int'),
    values.add(priority, 'int'),
    values.add(dueKey, 'timestamptz'),
    values.add(id, 'text'),
  ];
  return { patient, keys: keys.join(', ') };
}

const LAST = '2147483647';
const rankedBy = (name: string, id: string) =>
  `row_number() over (order by ${name} collate natural_order nulls last, ${id})`;
const rankOf = (table: string) => `coalesce(${table}.rank, ${LAST})`;

/** What was deleted since counts as the first, so that a page rather repeats rows than leaves some out. */
const rankAt = (table: string, id: string) =>
  `case when ${id} is null then ${LAST} else coalesce((select rank from ${table} where id = ${id}), 0) end`;

/** A place in the order of open work is in one of its bands. */
function bandRank(band: ListCursor['band']): number {
  return band === 'closed' ? OPEN_BANDS.length : OPEN_BANDS.indexOf(band);
}
