import 'server-only';
import type { Queryable } from '@/lib/server/database/queryable';
import { rowsOf, Values } from './statement';

/**
 * Every handle under which work belongs to somebody: a person's reference, their roles and their identifiers
 * (design, section 7). A reference that the directory does not know stands for itself.
 */
export function handlesOf(db: Queryable, reference: string): Promise<readonly string[]> {
  return handlesOfAll(db, [reference]);
}

/** The handles of several, each once. */
export async function handlesOfAll(db: Queryable, references: readonly string[]): Promise<readonly string[]> {
  if (references.length === 0) {
    return [];
  }
  const values = new Values();
  const selves = values.add(references, 'text[]');
  const rows = await rowsOf<{ handle: string }>(
    db,
    `
    with self as (
      select unnest(${selves}) as reference
      union select practitioner_role from staff_role where practitioner = any (${selves})
    )
    select reference as handle from self
    union select i.handle from self join staff_identifier i on i.reference = self.reference`,
    values,
  );
  return rows.map(({ handle }) => handle);
}
