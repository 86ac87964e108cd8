import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { limitWordsOf, writingWordsOf } from '@/lib/domain/form/answer-limits';
import type { DraftRow } from '@/lib/domain/form/draft-shape';
import { optionsOf, unitOf, unitsOf } from '@/lib/domain/form/form-questions';
import { ownWordsOf } from '@/lib/domain/form/own-words';
import type { Say } from '@/lib/domain/words/said';
import { dateWords } from '@/lib/domain/worklist/site-time';

const NUMBERS: readonly QuestionnaireItem['type'][] = ['decimal', 'integer', 'quantity'];

/** The question as it is read: with its number, such as `2a`, when it has one. */
export function labelOf({ prefix, text, linkId }: QuestionnaireItem, say: Say): string {
  return [prefix, text ?? say('Question {linkId}', { linkId })].filter(Boolean).join(' ');
}

/** How to answer: format, limits and unit; undefined when there is nothing to say. */
export function hintOf(question: QuestionnaireItem, say: Say): string | undefined {
  return [rangeWords(question, say), writingWordsOf(question, say)].filter(Boolean).join('. ') || undefined;
}

type Answered = { form: Questionnaire; question: QuestionnaireItem; row: DraftRow };

/** What stands in a box, as it reads where it cannot be changed. */
export function answerWordsOf({ form, question, row }: Answered, say: Say): string {
  const { text, unit, display } = row;
  switch (question.type) {
    case 'boolean':
      return text === 'true' ? say('Yes') : say('No');
    case 'date':
      return dateWords(text, 'short', say);
    case 'dateTime': {
      const [day = '', time = ''] = text.split('T');
      const date = dateWords(day, 'short', say);
      return time === '' ? date : say('{date} {time}', { date, time });
    }
    case 'choice':
    case 'open-choice':
      return optionsOf(form, question, say).find(({ key }) => key === text)?.words ?? ownWordsOf(text);
    case 'reference':
      return display ?? text;
    default:
      return [text, unitsOf(question).find(({ key }) => key === unit)?.words ?? unitOf(question)]
        .filter(Boolean)
        .join(' ');
  }
}

function rangeWords(question: QuestionnaireItem, say: Say): string | undefined {
  const limits = limitWordsOf(question, say);
  const unit = NUMBERS.includes(question.type) ? unitOf(question) : undefined;
  if (limits === undefined) {
    return unit === undefined ? undefined : say('In {unit}', { unit });
  }
  return [limits, unit].filter(Boolean).join(' ');
}
