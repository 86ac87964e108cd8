import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { CLOSED_STATUSES } from '@/lib/domain/task/task-status';
import type { PatientPage } from '@/lib/domain/worklist/patient-page';
import { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { recordRead } from '@/lib/server/access/record-read';
import { pool } from '@/lib/server/database/pool';
import { type ListClock, listClockOf } from './list-clock';
import { listPlanOf } from './list-plan';
import { firstRows } from './list-worklist';
import { readPatientStrip } from './read-patient-strip';

const MOST_OPEN = 200;
const MOST_CLOSED = 50;

/** A patient and the patient's tasks that the reader may see; that it was read is recorded first. @throws NotVisibleError, UnrecordedError */
export async function readPatient(actor: Actor, id: string, { now }: { now: Date }): Promise<PatientPage> {
  const patient = await readPatientStrip(actor, id);
  if (patient === undefined) {
    throw new NotVisibleError('This patient');
  }
  await recordRead(actor, { interaction: 'read', about: `Patient/${id}` }, { now });
  const clock = await listClockOf(actor, now);
  const open = await tasksOf(actor, clock, { patient: id, limit: MOST_OPEN });
  const closed = await tasksOf(actor, clock, { patient: id, status: CLOSED_STATUSES.join(), limit: MOST_CLOSED });
  return {
    asOf: clock.asOf.toISOString(),
    patient,
    open: open.rows,
    closed: closed.rows,
    more: { open: open.more, closed: closed.more },
  };
}

async function tasksOf(
  actor: Actor,
  clock: ListClock,
  { limit, ...filter }: { patient: string; status?: string; limit: number },
) {
  const plan = await listPlanOf(pool(), actor, WorklistFilter.parse(filter));
  const rows = await firstRows({ actor, plan, clock, limit: limit + 1 });
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}
