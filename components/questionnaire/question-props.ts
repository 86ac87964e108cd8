import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';

/** A question with what stands in its boxes. */
export type QuestionProps = {
  form: Questionnaire;
  question: QuestionnaireItem;
  texts: readonly string[];
  error: string | undefined;
  onChange: (texts: readonly string[]) => void;
};

/** One box for one answer; a question that repeats has several. */
export type BoxProps = {
  question: QuestionnaireItem;
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional: boolean;
  value: string;
  onChange: (text: string) => void;
};
