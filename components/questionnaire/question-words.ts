import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { limitWordsOf, optionsOf, unitOf } from '@/lib/domain/task/form-questions';
import { OWN_WORDS } from '@/lib/domain/task/form-response';
import { dateWords } from '@/lib/domain/worklist/site-time';

const ENTRY_FORMAT = 'http://hl7.org/fhir/StructureDefinition/entryFormat';
const NUMBERS: readonly QuestionnaireItem['type'][] = ['decimal', 'integer', 'quantity'];
const DAYS: readonly QuestionnaireItem['type'][] = ['date', 'dateTime'];

/** The question as it is read: with its number, such as `2a`, when it has one. */
export function labelOf({ prefix, text, linkId }: QuestionnaireItem): string {
  return [prefix, text ?? `Question ${linkId}`].filter(Boolean).join(' ');
}

/** How to answer: format, limits and unit; undefined when there is nothing to say. */
export function hintOf(question: QuestionnaireItem): string | undefined {
  const format = question.extension?.find(({ url }) => url === ENTRY_FORMAT)?.valueString;
  const length = question.maxLength === undefined ? undefined : `At most ${question.maxLength} characters`;
  return [format, rangeWords(question), length].filter(Boolean).join('. ') || undefined;
}

/** What stands in a box, as it reads where it cannot be changed. */
export function answerWordsOf(form: Questionnaire, question: QuestionnaireItem, text: string): string {
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
    default:
      return [text, unitOf(question)].filter(Boolean).join(' ');
  }
}

/** The words of an answer that is none of the choices. */
export function ownWordsOf(text: string): string {
  return text.startsWith(OWN_WORDS) ? text.slice(OWN_WORDS.length).trimStart() : text;
}

function rangeWords(question: QuestionnaireItem): string | undefined {
  const limits = limitWordsOf(question);
  if (DAYS.includes(question.type)) {
    return limits
      ?.replace(/\d{4}-\d{2}-\d{2}[^ ]*/g, (date) => dateWords(date))
      .replace('At least', 'From')
      .replace('At most', 'Up to');
  }
  const unit = NUMBERS.includes(question.type) ? unitOf(question) : undefined;
  if (limits === undefined) {
    return unit === undefined ? undefined : `In ${unit}`;
  }
  return [limits, unit].filter(Boolean).join(' ');
}
