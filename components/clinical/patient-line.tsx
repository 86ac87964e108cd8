'use client';

import { useSay } from '@/components/ui/say';
import { bedWords } from '@/lib/domain/worklist/patient-words';
import type { RowPatient } from '@/lib/domain/worklist/worklist-row';
import { BirthDate } from './birth-date';
import { PatientName } from './patient-name';
import { RecordNumber } from './record-number';

/** One patient on one line that may wrap: name, birth date with age, record number, bed. `null`: the task is about nobody. */
export function PatientLine({ patient, withUnit = false }: { patient: RowPatient | null; withUnit?: boolean }) {
  const say = useSay();
  if (patient === null) {
    return <span className="text-ink-3">{say('No patient')}</span>;
  }
  return (
    <span>
      <PatientName name={patient.display} />
      <Dot />
      <BirthDate date={patient.birthDate} />
      <Dot />
      <RecordNumber mrn={patient.mrn} />
      {withUnit && patient.unit !== null ? (
        <>
          <Dot />
          {patient.unit}
        </>
      ) : null}
      {patient.bed === null ? null : (
        <>
          <Dot />
          <span className="whitespace-nowrap">{bedWords(patient.bed, say)}</span>
        </>
      )}
    </span>
  );
}

function Dot() {
  return <span aria-hidden="true"> · </span>;
}
