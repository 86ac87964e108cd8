import 'server-only';
import type { AllergyIntolerance } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { wordsOf } from '@/lib/domain/fhir/token';
import { PatientStrip } from '@/lib/domain/task/task-page';
import { pool } from '@/lib/server/database/pool';
import { patientVisibleSql } from './patient-visibility';
import { patientSql } from './row-json';
import { rowsOf, Values } from './statement';

const NO_KNOWN_ALLERGY = /^(716186003|409137002|428607008|no-known)/;

/** Who a patient is, for the strip of a page; undefined when the reader may not see the patient. */
export async function readPatientStrip(actor: Actor, id: string): Promise<PatientStrip | undefined> {
  const values = new Values();
  const patient = patientSql({ patient: 'found.id', encounter: 'null::text', display: 'null::text' });
  const [row] = await rowsOf<{ json: string; sex: string | null }>(
    pool(),
    `
    select ${patient.select} as json, p.sex from (
      select s.id from patient_row s where s.id = ${values.add(id, 'text')} and ${patientVisibleSql(actor, 's.id', values)}
    ) found ${patient.join}`,
    values,
  );
  return row === undefined
    ? undefined
    : PatientStrip.parse({ ...(JSON.parse(row.json) as object), sex: row.sex, allergies: await allergiesOf(id) });
}

/**
 * The substances a patient is allergic to; an empty list when it is recorded that there is none, null when nothing is
 * recorded: "not recorded" must never read as "none" (hl7.org/fhir/R4/allergyintolerance.html#9.1.3.2).
 */
async function allergiesOf(patient: string): Promise<string[] | null> {
  const values = new Values();
  const ofPatient = values.add(JSON.stringify({ _patient: [{ r: `Patient/${patient}` }] }), 'jsonb');
  const rows = await rowsOf<{ content: string }>(
    pool(),
    `
    select r.content from resource r where r.type = 'AllergyIntolerance' and not r.deleted and r.search @> ${ofPatient} order by r.id`,
    values,
  );
  const standing = rows.map(({ content }) => JSON.parse(content) as AllergyIntolerance).filter(stands);
  if (standing.length === 0) {
    return null;
  }
  const real = standing.filter(
    ({ code }) => !(code?.coding ?? []).some((coding) => NO_KNOWN_ALLERGY.test(coding.code ?? '')),
  );
  return [...new Set(real.map((allergy) => wordsOf(allergy.code) ?? 'Allergy without a name'))];
}

function stands({ clinicalStatus, verificationStatus }: AllergyIntolerance): boolean {
  const clinical = clinicalStatus?.coding?.[0]?.code;
  const verified = verificationStatus?.coding?.[0]?.code;
  return (clinical === undefined || clinical === 'active') && verified !== 'refuted' && verified !== 'entered-in-error';
}
