import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { limitWordsOf, writingWordsOf } from '@/lib/domain/form/answer-limits';
import type { DraftRow } from '@/lib/domain/form/draft-shape';
import { optionsOf, unitOf, unitsOf } from '@/lib/domain/form/form-questions';
import { ownWordsOf } from '@/lib/domain/form/own-words';
import { dateWords } from '@/lib/domain/worklist/site-time';

const NUMBERS: readonly QuestionnaireItem['type'][] = ['decimal', 'integer', 'quantity'];

/** The question as it is read: with its number, such as `2a`, when it has one. */
export function labelOf({ prefix, text, linkId }: QuestionnaireItem): string {
  return [prefix, text ?? `Question ${linkId}`].filter(Boolean).join(' ');
}

/** How to answer: format, limits and unit; undefined when there is nothing to say. */
export function hintOf(question: QuestionnaireItem): string | undefined {
  return [rangeWords(question), writingWordsOf(question)].filter(Boolean).join('. ') || undefined;
}

/** What stands in a box, as it reads where it cannot be changed. */
export function answerWordsOf(
  form: Questionnaire,
  question: QuestionnaireItem,
  { text, unit, display }: DraftRow,
): string {
  switch (question.type) {
    case 'boolean':
      return text === 'true' ? 'Yes' : 'No';
    case 'date':
      return dateWords(text);
    case 'dateTime': {
      const [day = '', time = ''] = text.split('T');
      return `${dateWords(day)} ${time}`.trim();
    }
    case 'choice':
    case 'open-choice':
      return optionsOf(form, question).find(({ key }) => key === text)?.words ?? ownWordsOf(text);
    case 'reference':
      return display ?? text;
    default:
      return [text, unitsOf(question).find(({ key }) => key === unit)?.words ?? unitOf(question)]
        .filter(Boolean)
        .join(' ');
  }
}

function rangeWords(question: QuestionnaireItem): string | undefined {
  const limits = limitWordsOf(question);
  const unit = NUMBERS.includes(question.type) ? unitOf(question) : undefined;
  if (limits === undefined) {
    return unit === undefined ? undefined : `In ${unit}`;
  }
  return [limits, unit].filter(Boolean).join(' ');
}
