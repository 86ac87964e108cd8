import { z } from 'zod';
import { WAYS_BACK } from './hold-draft';
import { TASK_PRIORITIES } from './task-priority';
import { TASK_VERBS } from './task-verb';
import type { VerbDraft } from './verb-draft';

const Text = z.string().max(4000);

/** What somebody has typed or chosen in the form of a verb: only the boxes they touched. */
export const TypedVerb = z.strictObject({
  reason: Text.optional(),
  otherReason: Text.optional(),
  to: Text.optional(),
  wayBack: z.enum(WAYS_BACK).optional(),
  until: Text.optional(),
  untilTask: Text.optional(),
  withChildren: z.boolean().optional(),
  due: Text.optional(),
  priority: z.enum(TASK_PRIORITIES).optional(),
  description: Text.optional(),
  note: Text.optional(),
}) satisfies z.ZodType<{ [field in keyof VerbDraft]?: VerbDraft[field] | undefined }>;
export type TypedVerb = z.infer<typeof TypedVerb>;

/** What of the task stood in the form when it was typed, so that a later change can be told from one's own. */
export const OpenedVerb = z.strictObject({ due: Text, priority: z.enum(TASK_PRIORITIES), description: Text });
export type OpenedVerb = z.infer<typeof OpenedVerb>;

/** What a screen sends while somebody types in the form of a verb. */
export const TypedToKeep = z.strictObject({
  typed: TypedVerb,
  opened: OpenedVerb,
  seenVersion: z.string().min(1).max(64),
});
export type TypedToKeep = z.infer<typeof TypedToKeep>;

/** The same as it comes back to whoever typed it; nobody else reads it. */
export const KeptTyped = TypedToKeep.extend({ verb: z.enum(TASK_VERBS), savedAt: z.string() });
export type KeptTyped = z.infer<typeof KeptTyped>;
