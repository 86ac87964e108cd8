import { z } from 'zod';
import { PatientStrip } from '@/lib/domain/task/task-page';
import { RowPatient, WorklistRow } from './worklist-row';

/** A patient's page: who, and the patient's tasks that the reader may see: open in list order, closed the latest first. */
export const PatientPage = z.object({
  asOf: z.string(),
  patient: PatientStrip,
  open: z.array(WorklistRow),
  closed: z.array(WorklistRow),
  /** Where the lists were cut off, the worklist of this patient goes on. */
  more: z.object({ open: z.boolean(), closed: z.boolean() }),
});
export type PatientPage = z.infer<typeof PatientPage>;

/** The body of `POST /api/patients/search`: words of a name, a record number or a birth date; in the body so that they stay out of URLs. */
export const PatientSearch = z.strictObject({
  text: z.string().trim().min(1).max(100),
  limit: z.number().int().min(1).max(50).default(20),
});
export type PatientSearch = z.infer<typeof PatientSearch>;

/** The patients that a search found, of those the reader may see. */
export const PatientMatches = z.object({ patients: z.array(RowPatient) });
export type PatientMatches = z.infer<typeof PatientMatches>;
