import { z } from 'zod';
import { Refusal } from './refusal';
import { TASK_VERBS } from './task-verb';

/** A verb as the page shows it: allowed now, or disabled with the reason. `asks` names the inputs its form must collect. */
export const VerbOffer = z.object({
  verb: z.enum(TASK_VERBS),
  allowed: z.boolean(),
  refusal: Refusal.nullable(),
  /** Whether the status would allow it, to whoever may. */
  fits: z.boolean(),
  /** Whether it is the owner's to do, among others. */
  isOwners: z.boolean(),
  asks: z.array(
    z.enum(['reason', 'reason-optional', 'to', 'until', 'due', 'priority', 'description', 'note', 'form', 'confirm']),
  ),
});
export type VerbOffer = z.infer<typeof VerbOffer>;
