import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import type { Named } from '@/lib/domain/worklist/worklist-row';
import { pool } from '@/lib/server/database/pool';
import { rowsOf, Values } from '@/lib/server/worklist/statement';

/** The board that has no unit: work whose owner, role or place matches nobody here. Also the reach key of such work. */
export const NO_UNIT = 'unrouted';

/** The units whose board an actor may open: their own; for the organisation's roles every unit where somebody works. */
export async function boardUnits(actor: Actor): Promise<Named[]> {
  const readKeys = readKeysOf(actor);
  const seesAll = readKeys.includes('all');
  const values = new Values();
  const rows = await rowsOf<Named>(
    pool(),
    `
    select 'Location/' || id as reference, display from location_row
    where ${seesAll ? 'id in (select unit from staff_role where active)' : `id = any (${values.add(actor.units, 'text[]')})`}
    order by display, id`,
    values,
  );
  return seesAll || readKeys.includes(NO_UNIT) ? [...rows, { reference: NO_UNIT, display: 'Unrouted' }] : rows;
}
