import { z } from 'zod';
import { Refusal } from '@/lib/domain/task/refusal';
import { WorklistRow } from '@/lib/domain/worklist/worklist-row';

/**
 * Why a task was not done. `refused`: a rule says no; `stale`: somebody changed it since it was seen; `gone`: it is not there
 * to be seen; `failed`: the server could not, and it may be tried again.
 */
export const BULK_FAILURES = ['refused', 'stale', 'gone', 'failed'] as const;
export type BulkFailureKind = (typeof BULK_FAILURES)[number];

/** `row` is the task as it stands now, where it may be seen. */
export const BulkFailure = z.object({
  id: z.string(),
  ok: z.literal(false),
  kind: z.enum(BULK_FAILURES),
  refusal: Refusal,
  row: WorklistRow.nullable(),
});
export type BulkFailure = z.infer<typeof BulkFailure>;

/** Whether one task would be done. */
export const BulkCheck = z.discriminatedUnion('ok', [z.object({ id: z.string(), ok: z.literal(true) }), BulkFailure]);
export type BulkCheck = z.infer<typeof BulkCheck>;

/** What became of one task: the version it led to, or why not. */
export const BulkDone = z.object({
  id: z.string(),
  ok: z.literal(true),
  version: z.string(),
  row: WorklistRow.nullable(),
  /** It stood like that already: nothing was written, and nothing can be taken back. */
  unchanged: z.literal(true).optional(),
});
export type BulkDone = z.infer<typeof BulkDone>;
export const BulkResult = z.discriminatedUnion('ok', [BulkDone, BulkFailure]);
export type BulkResult = z.infer<typeof BulkResult>;

/** One answer for each task, in the order asked. */
export const BulkChecks = z.object({ checks: z.array(BulkCheck) });
export type BulkChecks = z.infer<typeof BulkChecks>;
export const BulkResults = z.object({ results: z.array(BulkResult) });
export type BulkResults = z.infer<typeof BulkResults>;

/** What a list holds now, in its order; `more`: it holds more than was asked for. */
export const BulkMatches = z.object({ asOf: z.string(), rows: z.array(WorklistRow), more: z.boolean() });
export type BulkMatches = z.infer<typeof BulkMatches>;
