import { z } from 'zod';

/** The body of `POST /api/worklist/search`: words of a task. In the body, because who looks for a task may type a patient's name. */
export const TaskWords = z.strictObject({
  text: z.string().trim().min(1).max(100),
  limit: z.number().int().min(1).max(20).default(8),
});
export type TaskWords = z.infer<typeof TaskWords>;
