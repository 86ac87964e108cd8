'use client';

import { useSay } from '@/components/ui/say';
import { recordNumberWords } from '@/lib/domain/worklist/patient-words';

/** `MRN 437 915`, in groups and on one line. */
export function RecordNumber({ mrn }: { mrn: string | null }) {
  const say = useSay();
  return mrn === null ? (
    <span>{say('MRN not known')}</span>
  ) : (
    <span className="whitespace-nowrap">{say('MRN {number}', { number: recordNumberWords(mrn) })}</span>
  );
}
