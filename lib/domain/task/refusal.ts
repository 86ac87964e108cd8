import { z } from 'zod';

/** Why something may not be done, in words, and the way forward. `rule` is stable and may be translated. */
export const Refusal = z.object({ rule: z.string(), message: z.string(), wayForward: z.string() });
export type Refusal = z.infer<typeof Refusal>;
