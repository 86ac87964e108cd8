import 'server-only';
import type { Queryable } from '@/lib/server/database/queryable';
import { rowsOf, Values } from './statement';

/**
 * Every handle under which work belongs to somebody: a person's reference, their roles and their identifiers
 * (design, section 7). A reference that the directory does not know stands for itself.
 */
export async function handlesOf(db: Queryable, reference: string): Promise<readonly string[]> {
  const values = new Values();
  const self = values.add(reference, 'text');
  const rows = await rowsOf<{ handle: string }>(
    db,
    `
    with self as (
      select ${self} as reference
      union select practitioner_role from staff_role where practitioner = ${self}
    )
    select reference as handle from self
    union select i.handle from self join staff_identifier i on i.reference = self.reference`,
    values,
  );
  return rows.map(({ handle }) => handle);
}
