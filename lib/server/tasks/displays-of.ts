import 'server-only';
import { pool } from '@/lib/server/database/pool';

/** The names of staff and teams by reference, as the directory has them now. */
export async function displaysOf(references: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (references.length === 0) {
    return new Map();
  }
  const { rows } = await pool().query<{ reference: string; display: string }>(
    'select reference, display from staff_row where reference = any ($1)',
    [references],
  );
  return new Map(rows.map(({ reference, display }) => [reference, display]));
}
