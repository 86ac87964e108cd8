'use client';

import { useSay } from '@/components/ui/say';
import type { PatientStrip as Patient } from '@/lib/domain/task/task-page';
import { words } from '@/lib/domain/words/said';
import { bedWords, initialsOf } from '@/lib/domain/worklist/patient-words';
import { BirthDate } from './birth-date';
import { RecordNumber } from './record-number';

/** Administrative gender (hl7.org/fhir/R4/valueset-administrative-gender.html). */
const SEX_WORDS: Readonly<Record<string, string>> = {
  male: words('male'),
  female: words('female'),
  other: words('other'),
  unknown: words('sex not known'),
};

/** Who this is about, beside the button that commits: two identifiers, where they are, what they must not get. */
export function PatientStrip({ patient }: { patient: Patient | null }) {
  const say = useSay();
  if (patient === null) {
    return (
      <p className="border-line border-b bg-sunken px-5 py-3 text-ink-2 text-sm">
        {say('This task is about no patient.')}
      </p>
    );
  }
  const place = [patient.unit, patient.bed === null ? null : bedWords(patient.bed, say)]
    .filter((part) => part !== null)
    .join(', ');
  return (
    <section
      aria-label={say('Patient')}
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
          <BirthDate date={patient.birthDate} isLong /> · <RecordNumber mrn={patient.mrn} />
          {patient.sex === null ? null : <> · {say(SEX_WORDS[patient.sex] ?? patient.sex)}</>}
          {place === '' ? null : <> · {place}</>}
        </p>
      </div>
      <Allergies allergies={patient.allergies} />
    </section>
  );
}

/** `null` means that nobody has written any down, which is not the same as none. */
export function Allergies({ allergies }: { allergies: readonly string[] | null }) {
  const say = useSay();
  if (allergies === null) {
    return <p className="text-ink-2 text-sm">{say('Allergies not recorded')}</p>;
  }
  if (allergies.length === 0) {
    return <p className="text-ink-2 text-sm">{say('No known allergies')}</p>;
  }
  return (
    <p className="max-w-full font-semibold text-sm text-stat">
      {say('{count, plural, one {Allergy} other {Allergies}}: {allergies}', {
        count: allergies.length,
        allergies: allergies.join(', '),
      })}
    </p>
  );
}
