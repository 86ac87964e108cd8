import { z } from 'zod';
import { TaskAction } from '@/lib/domain/task/task-action';
import type { TaskVerb } from '@/lib/domain/task/task-verb';

/** What can be done to many tasks at once: what asks for nothing that is about one task alone. */
export const BULK_VERBS = ['claim', 'release', 'reassign', 'hold', 'amend'] as const satisfies readonly TaskVerb[];
export type BulkVerb = (typeof BULK_VERBS)[number];

const { reason, to, until, due, priority } = TaskAction.shape;

/** What each of them takes, the same for every task: the parts of the verb's own body. */
export const BULK_INPUTS = {
  claim: z.strictObject({}),
  release: z.strictObject({ reason }),
  reassign: z.strictObject({ to: to.unwrap(), reason }),
  hold: z.strictObject({ reason, until }),
  amend: z
    .strictObject({ due, priority })
    .refine((inputs) => inputs.due !== undefined || inputs.priority !== undefined, 'Say the due time or the priority.'),
} satisfies Record<BulkVerb, z.ZodType>;
export type BulkInputs = Pick<TaskAction, 'reason' | 'to' | 'until' | 'due' | 'priority'>;

/** A verb with what it takes, for every task of a choice. */
export type BulkAsked = { verb: BulkVerb; inputs: BulkInputs };
