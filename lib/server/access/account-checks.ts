import 'server-only';
import type { HeldRole } from '@/lib/domain/access/person';
import { type FieldFault, InputError } from '@/lib/domain/fhir/errors';
import { said, words } from '@/lib/domain/words/said';
import { told } from '@/lib/domain/words/told';
import { pool } from '@/lib/server/database/pool';

/** What an account is to be bound to must exist here. @throws InputError (422) with the fields at fault */
export async function checkBinding(binding: {
  practitioner?: string | null | undefined;
  units?: readonly string[] | undefined;
  roles?: readonly HeldRole[] | undefined;
}): Promise<void> {
  const { practitioner, units = [], roles = [] } = binding;
  const places = [...new Set([...units, ...roles.flatMap(({ unit }) => unit ?? [])])];
  const { rows } = await pool().query<{ staff: boolean; missing: string[] }>(
    `select exists (select from staff_row where reference = $1 and active) as staff,
       array(select u from unnest($2::text[]) u where not exists (select from location_row l where l.id = u)) as missing`,
    [practitioner ?? '', places],
  );
  const found = rows[0];
  const faults: FieldFault[] = [];
  if (practitioner != null && found?.staff !== true) {
    faults.push({ field: 'practitioner', message: words('There is no active Practitioner with this reference.') });
  }
  for (const unit of found?.missing ?? []) {
    const field = units.includes(unit) ? 'units' : 'roles';
    faults.push(told({ field, message: said('There is no Location {unit}.', { unit }) }));
  }
  if (faults.length > 0) {
    throw new InputError(words('The account cannot be bound like this.'), { status: 422, fields: faults });
  }
}

const TAKEN: readonly (FieldFault & { about: RegExp })[] = [
  {
    about: /practitioner/,
    field: 'practitioner',
    message: words('Somebody else is already bound to this Practitioner.'),
  },
  { about: /username/, field: 'username', message: words('This user name is taken.') },
];

/** Runs a write of an account; what only one account may have is refused by its field. @throws InputError (422) */
export async function refuseTaken<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  try {
    return await write();
  } catch (error) {
    const fault = isUniqueViolation(error) ? TAKEN.find(({ about }) => about.test(JSON.stringify(error))) : undefined;
    if (fault === undefined) {
      throw error;
    }
    const { field, message } = fault;
    throw new InputError(message, { status: 422, fields: [{ field, message }], cause: error });
  }
}

/** Prisma's own code for a unique constraint; the constraint's name stands in its metadata. */
function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
