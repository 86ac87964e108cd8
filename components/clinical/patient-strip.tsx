import type { PatientStrip as Patient } from '@/lib/domain/task/task-page';
import { bedWords, initialsOf } from '@/lib/domain/worklist/patient-words';
import { BirthDate } from './birth-date';
import { RecordNumber } from './record-number';

/** Who this is about, beside the button that commits: two identifiers, where they are, what they must not get. */
export function PatientStrip({ patient }: { patient: Patient | null }) {
  if (patient === null) {
    return (
      <p className="border-line border-b bg-sunken px-5 py-3 text-ink-2 text-sm">This task is about no patient.</p>
    );
  }
  const place = [patient.unit, patient.bed === null ? null : bedWords(patient.bed)]
    .filter((part) => part !== null)
    .join(', ');
  return (
    <section
      aria-label="Patient"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-sunken px-5 py-3"
    >
      <span
        aria-hidden="true"
        className="grid size-12 shrink-0 place-items-center rounded-lg border border-line-strong bg-surface font-bold text-ink-2 max-sm:hidden"
      >
        {initialsOf(patient.display)}
      </span>
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-semibold text-lg">{patient.display}</p>
        <p className="text-ink-2 text-sm">
          <span aria-hidden="true">{patient.birthDate === null ? '' : 'Born '}</span>
          <BirthDate date={patient.birthDate} /> · <RecordNumber mrn={patient.mrn} />
          {patient.sex === null ? null : <> · {patient.sex}</>}
          {place === '' ? null : <> · {place}</>}
        </p>
      </div>
      <Allergies allergies={patient.allergies} />
    </section>
  );
}

/** `null` means that nobody has written any down, which is not the same as none. */
export function Allergies({ allergies }: { allergies: readonly string[] | null }) {
  if (allergies === null) {
    return <p className="text-ink-2 text-sm">Allergies not recorded</p>;
  }
  if (allergies.length === 0) {
    return <p className="text-ink-2 text-sm">No known allergies</p>;
  }
  return (
    <p className="max-w-full font-semibold text-sm text-stat">
      {allergies.length === 1 ? 'Allergy' : 'Allergies'}: {allergies.join(', ')}
    </p>
  );
}
