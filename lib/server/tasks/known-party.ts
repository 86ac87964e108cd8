import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';
import { pool } from '@/lib/server/database/pool';

/**
 * The name of a person or team of the directory who can be given work. Work for somebody whom it does not know, or who has
 * left, would be on nobody's list. `field` is what the fault is told under. @throws InputError (422)
 */
export async function displayOfParty(reference: string, field: 'to' | 'owner'): Promise<string> {
  const { rows } = await pool().query<{ display: string }>(
    'select display from staff_row where reference = $1 and active',
    [reference],
  );
  if (rows[0] === undefined) {
    const message = 'This person or team is not in the directory.';
    throw new InputError(message, { status: 422, fields: [{ field, message: 'Choose somebody from the list.' }] });
  }
  return rows[0].display;
}
