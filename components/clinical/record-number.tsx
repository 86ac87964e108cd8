import { recordNumberWords } from '@/lib/domain/worklist/patient-words';

/** `MRN 437 915`, in groups and on one line. */
export function RecordNumber({ mrn }: { mrn: string | null }) {
  return mrn === null ? (
    <span>MRN not known</span>
  ) : (
    <span className="whitespace-nowrap">MRN {recordNumberWords(mrn)}</span>
  );
}
