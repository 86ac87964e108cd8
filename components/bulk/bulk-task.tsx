import { PatientLine } from '@/components/clinical/patient-line';
import { PriorityBadge } from '@/components/clinical/priority-badge';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** What a task is and about whom, where it is spoken of and not worked on. */
export function BulkTask({ row }: { row: WorklistRow }) {
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <PriorityBadge priority={row.priority} />
        <span className="min-w-0 font-semibold">{row.title}</span>
      </p>
      <p className="text-ink-2 text-sm">
        <PatientLine patient={row.patient} />
      </p>
    </>
  );
}
