import { z } from 'zod';

/** A place in the ledger. Events are numbered densely from 1 on; a browser counts exactly far beyond what a hospital writes. */
export const LedgerNumber = z
  .string()
  .regex(/^\d{1,15}$/, 'a number of the ledger')
  .transform(Number);

/** The first thing a stream says: after which number it begins, and whether that is where the reader left off. */
export const Begin = z.object({ after: LedgerNumber, resumed: z.boolean() });

/** Says that everything up to its number has been told, and when by the server's clock. */
export const Beat = z.object({ at: z.iso.datetime() });

/** A task changed: which, and what version it has since. */
export const TaskChanged = z.object({ id: z.string(), version: z.string() });

/** How often a stream says that it is alive, in milliseconds. */
export const BEAT_MILLISECONDS = 5000;

/** What was missed after a number, as somebody without a stream asks for it. `more`: ask again after `to`. */
export const MissedEvents = Begin.extend({
  to: LedgerNumber,
  at: z.iso.datetime(),
  more: z.boolean(),
  tasks: z.array(TaskChanged.extend({ number: LedgerNumber })),
});
export type MissedEvents = z.infer<typeof MissedEvents>;
/** The same as it is written into the answer. */
export type MissedEventsAnswer = z.input<typeof MissedEvents>;
