'use client';

import Link from 'next/link';
import { DueTime } from '@/components/clinical/due-time';
import { PatientLine } from '@/components/clinical/patient-line';
import { PriorityBadge } from '@/components/clinical/priority-badge';
import { StatusWords } from '@/components/clinical/status-words';
import { Checkbox } from '@/components/ui/checkbox';
import { useSay } from '@/components/ui/say';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

type BoardTaskProps = {
  row: WorklistRow;
  /** The unit of the board; another one is named on the card. */
  unit: string | undefined;
  isChosen: boolean;
  /** Without it there is nothing that the reader may do with this task, and it has no check box. */
  onChoose: ((isChosen: boolean) => void) | undefined;
};

/** One task as a card: what, about whom, until when, how far. */
export function BoardTask({ row, unit, isChosen, onChoose }: BoardTaskProps) {
  const say = useSay();
  const elsewhere = row.unit !== null && row.unit.reference !== unit ? row.unit.display : undefined;
  return (
    <li className="relative flex gap-1 rounded-md border border-line bg-surface py-2 pr-3 pl-1 has-[a:focus-visible]:border-accent has-checked:border-accent has-checked:bg-accent-soft hover:border-line-control">
      {onChoose === undefined ? (
        <span className="w-1.5 shrink-0" />
      ) : (
        <Checkbox
          // The whole card leads to its task; the check box lies above that.
          className="relative z-10 shrink-0 self-start print:hidden"
          hideLabel
          label={
            row.patient === null
              ? say('Choose {title}', { title: row.title })
              : say('Choose {title}, {patient}', { title: row.title, patient: row.patient.display })
          }
          checked={isChosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
      )}
      <div className="min-w-0 flex-1 pt-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <PriorityBadge priority={row.priority} />
          <Link
            href={`/tasks/${row.id}`}
            prefetch={false}
            className="min-w-0 rounded-sm font-semibold after:absolute after:inset-0 hover:underline"
          >
            {row.title}
          </Link>
        </p>
        <p className="text-ink-2 text-sm">
          <PatientLine patient={row.patient} />
          {elsewhere === undefined ? null : ` · ${elsewhere}`}
        </p>
        <p className="mt-0.5 flex flex-wrap items-end justify-between gap-x-3 text-sm">
          <DueTime row={row} />
          <StatusWords row={row} className="text-ink-2" />
        </p>
      </div>
    </li>
  );
}
