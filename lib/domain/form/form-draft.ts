import { z } from 'zod';
import { Named } from '@/lib/domain/worklist/worklist-row';
import type { DraftRow, FormDraft } from './draft-shape';

const MOST_KEYS = 1000;
const MOST_ROWS = 200;
const MOST_ROWS_IN_ALL = 5000;
const DEEPEST = 20;
const LONGEST_TEXT = 20_000;

const Row: z.ZodType<DraftRow> = z.strictObject({
  text: z.string().max(LONGEST_TEXT),
  unit: z.string().max(LONGEST_TEXT).optional(),
  display: z.string().max(LONGEST_TEXT).optional(),
  items: z.lazy(() => Items).optional(),
});
const Items: z.ZodType<FormDraft> = z
  .record(z.string().max(1000), z.array(Row).max(MOST_ROWS))
  .refine((items) => Object.keys(items).length <= MOST_KEYS, `at most ${MOST_KEYS} questions`);

/** What stands in the boxes of a form, in its shape, as it is kept until the form is sent. */
export const DraftAnswers = z
  .unknown()
  .refine((answers) => rowsWithin(answers, DEEPEST) <= MOST_ROWS_IN_ALL, { message: 'too much', abort: true })
  .pipe(Items);

/** What a screen sends every few seconds while somebody types. */
export const DraftToKeep = z.strictObject({
  answers: DraftAnswers,
  /** Which window it is typed in; what another window kept since `over` is not written over. */
  window: z.string().min(1).max(64),
  /** When the draft was kept that this window went on from; null when there was none. */
  over: z.iso.datetime().nullable(),
});
export type DraftToKeep = z.infer<typeof DraftToKeep>;

/**
 * A draft as the next one who may complete the task finds it. `savedAt` is an ISO instant; `mine` when the reader wrote
 * it. It was kept in the shape of its day and for the form of its day: `fitDraft` says what of it still fits.
 */
export const KeptDraft = z.object({
  answers: z.record(z.string(), z.unknown()),
  author: Named,
  savedAt: z.string(),
  mine: z.boolean(),
  /** Not begun, but recorded: the task was completed with it, and is open again. */
  recorded: z.boolean(),
});
export type KeptDraft = z.infer<typeof KeptDraft>;

/** How many rows a draft has in all; beyond counting when it is deeper than any form. */
function rowsWithin(items: unknown, depth: number): number {
  if (typeof items !== 'object' || items === null) {
    return 0;
  }
  if (depth === 0) {
    return Number.POSITIVE_INFINITY;
  }
  const rows = Object.values(items).filter(Array.isArray).flat() as unknown[];
  return rows.reduce<number>(
    (sum, row) =>
      sum + 1 + (typeof row === 'object' && row !== null ? rowsWithin(Reflect.get(row, 'items'), depth - 1) : 0),
    0,
  );
}
