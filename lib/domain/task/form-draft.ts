import { z } from 'zod';
import { Named } from '@/lib/domain/worklist/worklist-row';

const MOST_QUESTIONS = 1000;
const MOST_ANSWERS = 200;
const LONGEST_TEXT = 20_000;

/** What stands in the boxes of a form, by linkId, as it is kept until the form is sent. */
export const DraftAnswers = z
  .record(z.string().max(255), z.array(z.string().max(LONGEST_TEXT)).max(MOST_ANSWERS))
  .refine((answers) => Object.keys(answers).length <= MOST_QUESTIONS, `at most ${MOST_QUESTIONS} questions`);

/** What a screen sends every few seconds while somebody types. */
export const DraftToKeep = z.strictObject({ answers: DraftAnswers });
export type DraftToKeep = z.infer<typeof DraftToKeep>;

/** A draft as the next one who may complete the task finds it. `savedAt` is an ISO instant; `mine` when the reader wrote it. */
export const KeptDraft = z.object({ answers: DraftAnswers, author: Named, savedAt: z.string(), mine: z.boolean() });
export type KeptDraft = z.infer<typeof KeptDraft>;
