import { z } from 'zod';
import { RESOURCE_ID } from '@/lib/domain/fhir/resource-id';
import { priorityRank } from '@/lib/domain/task/task-priority';
import type { TaskStatus } from '@/lib/domain/task/task-status';
import { WORKLIST_BANDS, WorklistRow } from './worklist-row';

/** `GET /api/worklist/next`: `after` is the task that somebody comes from. It is not offered again, and its patient is whom they are with. */
export const NextTaskQuery = z.object({ after: z.string().regex(RESOURCE_ID, 'the logical id of a task').optional() });
export type NextTaskQuery = z.infer<typeof NextTaskQuery>;

/** The next piece of work with the reasons that put it first; null when there is none. `skipped`: how many are left out because they were skipped. */
export const NextTask = z.object({
  asOf: z.string(),
  next: z.object({ row: WorklistRow, reasons: z.array(z.string()) }).nullable(),
  skipped: z.number().int(),
});
export type NextTask = z.infer<typeof NextTask>;

/** In what state own work is somebody's to go on with. What is on hold waits for something else. */
export const OWN_STATUSES = [
  'requested',
  'received',
  'accepted',
  'ready',
  'in-progress',
] as const satisfies readonly TaskStatus[];

/** What is looked at beside the row. */
export type Asking = {
  isSkipped: (row: WorklistRow) => boolean;
  /** The task that somebody comes from. */
  after: string | undefined;
  /** The patient that was for. */
  patient: string | undefined;
};

/**
 * Which of these rows is somebody's next: their own work that they can go on with, and what they may claim. In the order of the
 * list, lateness before priority; of one lateness and priority first their own, then what is for the patient they are with, then
 * what is due first. Left out: what is on hold, what waits for a check, what they skipped, and what they come from.
 */
export function nextOf(rows: readonly WorklistRow[], asking: Asking): WorklistRow | undefined {
  return rows.filter((row) => isOffered(row, asking)).sort((a, b) => compare(a, b, asking.patient))[0];
}

function isOffered(row: WorklistRow, { isSkipped, after }: Asking): boolean {
  const isWork = (OWN_STATUSES as readonly TaskStatus[]).includes(row.status) && !row.awaitsCheck;
  return isWork && (row.mine || row.claimable) && row.id !== after && !isSkipped(row);
}

function compare(a: WorklistRow, b: WorklistRow, patient: string | undefined): number {
  const right = placeOf(b, patient);
  const [left, other] = placeOf(a, patient)
    .map((part, index) => [part, right[index] ?? part] as const)
    .find(([part, against]) => part !== against) ?? [0, 0];
  return left < other ? -1 : Number(left > other);
}

function placeOf(row: WorklistRow, patient: string | undefined): readonly (number | string)[] {
  return [
    WORKLIST_BANDS.indexOf(row.band),
    priorityRank(row.priority),
    row.mine ? 0 : 1,
    isFor(row, patient) ? 0 : 1,
    row.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(row.dueAt),
    row.id,
  ];
}

/** Whether a task is for the patient somebody is with. */
export function isFor(row: Pick<WorklistRow, 'patient'>, patient: string | undefined): boolean {
  return patient !== undefined && row.patient?.id === patient;
}
