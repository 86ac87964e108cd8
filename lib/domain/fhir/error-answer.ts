import { z } from 'zod';
import { SaidParts } from '@/lib/domain/words/told';

/** How /api says that something was not done. `error` and `rule` are stable; the rest is for people. */
export const ErrorAnswer = z.object({
  error: z.string(),
  message: z.string(),
  fields: z.array(z.object({ field: z.string(), message: z.string(), said: SaidParts.optional() })).optional(),
  rule: z.string().optional(),
  wayForward: z.string().optional(),
  /** How `message` and `wayForward` are said in another language, where they hold values. */
  said: SaidParts.optional(),
  /** After a conflict: what stands now. */
  current: z.unknown().optional(),
  requestId: z.string().optional(),
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;
