import 'server-only';
import type { Queryable } from '@/lib/server/database/queryable';
import { rowsOf, Values } from './statement';

/** Places with everything inside them. `units`: all units under which work there stands; undefined when not all are known. */
export type PlacesInside = { places: readonly string[]; units: readonly string[] | undefined };

/** The Locations of these ids and those inside them; one that the directory does not know stands for itself. */
export async function placesInside(db: Queryable, ids: readonly string[]): Promise<PlacesInside> {
  const values = new Values();
  const rows = await rowsOf<{ id: string; unit: string | null }>(
    db,
    `
    with recursive inside as (
      select unnest(${values.add(ids, 'text[]')}) collate "C" as id
      union select l.id from inside join location_row l on l.part_of = inside.id collate "default"
    )
    select inside.id, l.unit from inside left join location_row l on l.id = inside.id`,
    values,
  );
  const units = rows.flatMap(({ unit }) => unit ?? []);
  return {
    places: rows.map(({ id }) => id),
    units: units.length < rows.length ? undefined : [...new Set(units)],
  };
}
