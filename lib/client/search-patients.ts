import { z } from 'zod';
import { RowPatient } from '@/lib/domain/worklist/worklist-row';
import { sendJson } from './send-json';

const FoundPatients = z.object({ patients: z.array(RowPatient) });

/** Finds people by name, record number or birth date. A POST, so that no name stands in an address or a log. @throws ApiError */
export async function searchPatients(text: string, limit?: number): Promise<readonly RowPatient[]> {
  const body = limit === undefined ? { text } : { text, limit };
  const { patients } = await sendJson({ path: '/api/patients/search', body, answer: FoundPatients });
  return patients;
}
