import { z } from 'zod';
import { SaidParts } from '@/lib/domain/words/told';

/** Why something may not be done, in words, and the way forward. `rule` is stable and is never shown alone. `said`: how it is said in another language, where it holds values. */
export const Refusal = z.object({
  rule: z.string(),
  message: z.string(),
  wayForward: z.string(),
  said: SaidParts.optional(),
});
export type Refusal = z.infer<typeof Refusal>;
