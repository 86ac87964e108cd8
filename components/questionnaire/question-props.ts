import type { QuestionnaireItem } from '@medplum/fhirtypes';
import type { ReactNode } from 'react';

/** A question, and the place of the answer or the entry that it is below. */
export type PlaceProps = { question: QuestionnaireItem; above: string };

/** The same, with what is asked below an answer at a place. */
export type QuestionProps = PlaceProps & { below: (place: string) => ReactNode };

/** One box for one answer; a question that repeats has several. */
export type BoxProps = {
  question: QuestionnaireItem;
  /** The place of its row in the draft. */
  place: string;
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional: boolean;
  value: string;
  onChange: (text: string) => void;
};
