import 'server-only';
import { pool } from '@/lib/server/database/pool';
import { rowsOf, Values } from '@/lib/server/worklist/statement';

/** Somebody who works at a unit, with the roles held there. */
export type Colleague = { reference: string; display: string; role: string };

/** Who holds a role at a unit now, by name. */
export async function peopleAt(unit: string): Promise<Colleague[]> {
  const values = new Values();
  return rowsOf<Colleague>(
    pool(),
    `
    select r.practitioner as reference, coalesce(s.display, r.practitioner) as display, string_agg(distinct r.role_display, ', ') as role
    from staff_role r left join staff_row s on s.reference = r.practitioner
    where r.unit = ${values.add(unit, 'text')} and r.active and coalesce(s.active, true)
    group by r.practitioner, s.display order by display, reference`,
    values,
  );
}
