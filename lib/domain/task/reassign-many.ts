import { z } from 'zod';
import { Refusal } from './refusal';
import { TaskAction } from './task-action';
import { Candidate } from './task-page';

/** The body of `POST /api/tasks/reassign`: many tasks to one person, each in the version that was seen. */
export const ReassignMany = z.strictObject({
  items: z
    .array(z.strictObject({ id: z.string().min(1).max(64), seenVersion: TaskAction.shape.seenVersion }))
    .min(1)
    .max(200)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'A task stands twice.'),
  to: TaskAction.shape.to.unwrap(),
  reason: TaskAction.shape.reason,
});
export type ReassignMany = z.infer<typeof ReassignMany>;

/** What became of one task: its new version, or why not. `stale`: somebody was faster; `gone`: not there to be seen. */
export const ReassignResult = z.union([
  z.object({ id: z.string(), ok: z.literal(true), version: z.string() }),
  z.object({ id: z.string(), ok: z.literal(false), kind: z.enum(['refused', 'stale', 'gone']), refusal: Refusal }),
]);
export type ReassignResult = z.infer<typeof ReassignResult>;

/** One result for each item, in the order asked. */
export const ReassignResults = z.object({ results: z.array(ReassignResult) });
export type ReassignResults = z.infer<typeof ReassignResults>;

/** Whom a task can be handed to, the likeliest first. */
export const Candidates = z.object({ candidates: z.array(Candidate) });
export type Candidates = z.infer<typeof Candidates>;
