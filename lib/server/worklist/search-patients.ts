import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { PatientMatches, type PatientSearch } from '@/lib/domain/worklist/patient-page';
import { recordRead } from '@/lib/server/access/record-read';
import { pool } from '@/lib/server/database/pool';
import { patientVisibleSql } from './patient-visibility';
import { patientSql } from './row-json';
import { rowsOf, Values } from './statement';

/** Patients the reader may see who match every word asked for, by name, record number or birth date (1950-01-31); in order of name. That it was asked for is recorded first. @throws UnrecordedError */
export async function searchPatients(
  actor: Actor,
  { text, limit }: PatientSearch,
  { now }: { now: Date },
): Promise<PatientMatches> {
  const values = new Values();
  const patient = patientSql({ patient: 'found.id', encounter: 'null::text', display: 'null::text' });
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const conditions = words.map((word) => {
    const part = values.add(`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`, 'text');
    return /^\d{4}-\d{2}/.test(word)
      ? `(s.search_text like ${part} or s.birth_date like ${part})`
      : `s.search_text like ${part}`;
  });
  const rows = await rowsOf<{ json: string }>(
    pool(),
    `
    select ${patient.select} as json from (
      select s.id, s.display from patient_row s
      where ${[...conditions, patientVisibleSql(actor, 's.id', values)].join(' and ')}
      order by s.display, s.id limit ${values.add(limit, 'int')}
    ) found ${patient.join} order by found.display, found.id`,
    values,
  );
  await recordRead(actor, { interaction: 'search-type', query: `Patient?text=${encodeURIComponent(text)}` }, { now });
  return PatientMatches.parse({ patients: rows.map(({ json }) => JSON.parse(json) as unknown) });
}
