import 'server-only';
import type { CodeableConcept, Location, Reference, Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError } from '@/lib/domain/fhir/errors';
import type { NewTask } from '@/lib/domain/task/task-action';
import { pool } from '@/lib/server/database/pool';
import { patientVisibleSql } from '@/lib/server/worklist/patient-visibility';
import { rowsOf, Values } from '@/lib/server/worklist/statement';
import { displayOfParty } from './known-party';

/** What a new task points at, looked up so that it points at something; in the words of Task. */
export type Surroundings = Partial<Pick<Task, 'for' | 'encounter' | 'location' | 'owner' | 'performerType'>>;

/** Finds patient, stay, place, person and role of a new task, and the unit it will be on. @throws InputError (422) for one that is not there */
export async function surroundingsOf(
  actor: Actor,
  input: NewTask,
): Promise<{ parts: Surroundings; unit: string | undefined }> {
  const { unit: ward, ...stay } = input.patient === undefined ? {} : await stayOf(actor, input.patient);
  // Work for no patient belongs where it was asked for; otherwise it would be on the list of every unit.
  const unit = input.unit ?? (stay.encounter === undefined ? actor.units[0] : undefined);
  const parts = {
    ...stay,
    ...(unit !== undefined && { location: await placeOf(unit) }),
    ...(input.owner !== undefined && { owner: await partyOf(input.owner) }),
    ...(input.role !== undefined && { performerType: [await roleOf(input.role)] }),
  };
  return { parts, unit: unit ?? ward ?? actor.units[0] };
}

type Stay = Pick<Surroundings, 'for' | 'encounter'> & { unit?: string };

async function stayOf(actor: Actor, patient: string): Promise<Stay> {
  const values = new Values();
  const [row] = await rowsOf<{ id: string; encounter: string | null; unit: string | null }>(
    pool(),
    `
    select s.id, stay.id as encounter, stay.unit
    from patient_row s left join lateral (
      select e.id, e.unit from encounter_row e where e.patient = s.id collate "default" and e.active order by e.id limit 1) stay on true
    where s.id = ${values.add(patient, 'text')} and ${patientVisibleSql(actor, 's.id', values)}`,
    values,
  );
  if (row === undefined) {
    throw missing('patient', 'This patient does not exist, or is not yours to see.');
  }
  return {
    for: { reference: `Patient/${row.id}` },
    ...(row.encounter !== null && { encounter: { reference: `Encounter/${row.encounter}` } }),
    ...(row.unit !== null && { unit: row.unit }),
  };
}

async function placeOf(unit: string): Promise<Reference<Location>> {
  const { rows } = await pool().query<{ display: string }>('select display from location_row where id = $1', [unit]);
  if (rows[0] === undefined) {
    throw missing('unit', 'This place does not exist.');
  }
  return { reference: `Location/${unit}`, display: rows[0].display };
}

async function partyOf(owner: string): Promise<Reference<never>> {
  return { reference: owner, display: await displayOfParty(owner, 'owner') } as Reference<never>;
}

async function roleOf(token: string): Promise<CodeableConcept> {
  const { rows } = await pool().query<{ display: string }>(
    'select role_display as display from staff_role where role = $1 order by active desc limit 1',
    [token],
  );
  if (rows[0] === undefined) {
    throw missing('role', 'Nobody here holds this role.');
  }
  const bar = token.lastIndexOf('|');
  const code = token.slice(bar + 1);
  return { coding: [{ ...(bar >= 0 && { system: token.slice(0, bar) }), code, display: rows[0].display }] };
}

function missing(field: string, message: string): InputError {
  return new InputError(message, { status: 422, fields: [{ field, message }] });
}
