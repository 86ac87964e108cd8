import { z } from 'zod';
import { TASK_PRIORITIES } from '@/lib/domain/task/task-priority';
import { TASK_STATUSES } from '@/lib/domain/task/task-status';

/** Somebody or something by reference, with the words to show for it. */
export const Named = z.object({ reference: z.string(), display: z.string() });
export type Named = z.infer<typeof Named>;

/** A patient as a row identifies one: name and two identifiers (date of birth, record number), bed and unit. */
export const RowPatient = Named.extend({
  id: z.string().nullable(),
  birthDate: z.string().nullable(),
  mrn: z.string().nullable(),
  bed: z.string().nullable(),
  unit: z.string().nullable(),
});
export type RowPatient = z.infer<typeof RowPatient>;

/** The part of a list in which a row stands: lateness first, as computed from `asOf`. */
export const WORKLIST_BANDS = ['overdue', 'hour', 'shift', 'later', 'none', 'closed'] as const;
export type WorklistBand = (typeof WORKLIST_BANDS)[number];

/** What one line of the worklist needs, and nothing more. Times are ISO instants. */
export const WorklistRow = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  type: z.string().nullable(),
  status: z.enum(TASK_STATUSES),
  priority: z.enum(TASK_PRIORITIES),
  band: z.enum(WORKLIST_BANDS),
  dueAt: z.string().nullable(),
  heldUntil: z.string().nullable(),
  /** Whether it is done and a second person has to check it. */
  awaitsCheck: z.boolean(),
  authoredAt: z.string().nullable(),
  changedAt: z.string(),
  closedAt: z.string().nullable(),
  owner: Named.nullable(),
  requester: Named.nullable(),
  roles: z.array(Named),
  unit: Named.nullable(),
  patient: RowPatient.nullable(),
  /** Whether the reader may claim it now: it is unowned and addressed to a role the reader holds. */
  claimable: z.boolean(),
  /** Whether the owner is the reader, under any handle. */
  mine: z.boolean(),
});
export type WorklistRow = z.infer<typeof WorklistRow>;

/** A page of the list, the instant it was computed for and the cursor of the next page. */
export const WorklistPage = z.object({ asOf: z.string(), rows: z.array(WorklistRow), next: z.string().nullable() });
export type WorklistPage = z.infer<typeof WorklistPage>;

/**
 * How some tasks stand to a list now: those it holds, as far as it is loaded, and those it does not hold but the reader
 * may see. What the reader may not see is left out.
 */
export const WorklistChanges = z.object({
  asOf: z.string(),
  rows: z.array(WorklistRow),
  left: z.array(WorklistRow),
});
export type WorklistChanges = z.infer<typeof WorklistChanges>;

/** Counts of the starter views and of all open tasks, from the list's own query; `countWords` says them. */
export const WorklistCounts = z.object({ asOf: z.string(), counts: z.record(z.string(), z.number().int()) });
export type WorklistCounts = z.infer<typeof WorklistCounts>;
