import { z } from 'zod';

/** Why somebody does not do a task now, most frequent first; `other` is said in their own words. */
export const SKIP_REASONS = ['patient-away', 'patient-busy', 'missing', 'other-first', 'not-able', 'other'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** The reasons as they are chosen, and as they stand after "You skipped this". */
export const SKIP_WORDS: Record<SkipReason, string> = {
  'patient-away': 'Patient is not on the ward',
  'patient-busy': 'Patient is asleep or with somebody',
  missing: 'Something that it needs is missing',
  'other-first': 'Something else has to come first',
  'not-able': 'I cannot do this one',
  other: 'Another reason',
};

/** The body of `POST /api/tasks/{id}/skip`. */
export const SkipRequest = z
  .strictObject({
    seenVersion: z.string().min(1).max(64),
    reason: z.enum(SKIP_REASONS),
    words: z.string().trim().min(1).max(200).optional(),
  })
  .refine(({ reason, words }) => (reason === 'other') === (words !== undefined), {
    path: ['words'],
    message: 'Say why in words where the reason is "other", and only there.',
  });
export type SkipRequest = z.infer<typeof SkipRequest>;

/** That the reader skipped a task: when, why, and until when it is not offered unless it changes before. */
export const TaskSkip = z.object({ at: z.string(), reason: z.string(), until: z.string() });
export type TaskSkip = z.infer<typeof TaskSkip>;

const HOUR = 3_600_000;
/** Where no shift runs, a skip ends after the length of one. */
const WITHOUT_SHIFT = 8 * HOUR;

/**
 * When a skip ends by itself: with the shift, or before that when the task moves into another part of the list: an hour before it
 * is due, and when it becomes late (lib/domain/worklist/worklist-row, the bands).
 */
export function skipEnds(dueAt: string | null, { now, shiftEnd }: { now: Date; shiftEnd: Date }): Date {
  const due = dueAt === null ? Number.NaN : Date.parse(dueAt);
  const end = shiftEnd > now ? shiftEnd.getTime() : now.getTime() + WITHOUT_SHIFT;
  return new Date(Math.min(end, ...[due - HOUR, due].filter((border) => border > now.getTime())));
}

/** Why it was skipped, as it is shown: `Patient is not on the ward`, or their own words. */
export function skipWords(reason: string, words: string | null): string {
  const known = SKIP_REASONS.find((code) => code === reason);
  return words ?? (known === undefined ? reason : SKIP_WORDS[known]);
}
