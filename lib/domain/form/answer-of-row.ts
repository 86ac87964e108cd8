import type { QuestionnaireItem, QuestionnaireResponseItemAnswer } from '@medplum/fhirtypes';
import { inEnglish } from '@/lib/domain/words/make-say';
import { instantOfInput, skippedTimeWords } from '@/lib/domain/worklist/site-time';
import type { DraftContext, DraftRow } from './draft-shape';
import { optionsOf, unitsOf } from './form-questions';
import { OWN_WORDS, ownWordsOf } from './own-words';

type Answer = QuestionnaireResponseItemAnswer;
type Read = (text: string, parts: { row: DraftRow; question: QuestionnaireItem; context: DraftContext }) => Answer;

/** How each type of question is read; what cannot be read stays as it is, so that the check finds it. */
const READ: Partial<Record<QuestionnaireItem['type'], Read>> = {
  boolean: (text) => ({ valueBoolean: text === 'true' }),
  decimal: (text) => ({ valueDecimal: numberOrText(text) }),
  integer: (text) => ({ valueInteger: numberOrText(text) }),
  quantity: (text, { row, question }) => ({ valueQuantity: { value: numberOrText(text), ...unitPart(question, row) } }),
  date: (text) => ({ valueDate: text }),
  dateTime: (text, { context }) => ({ valueDateTime: instantOfInput(text, context.timeZone)?.toISOString() ?? text }),
  time: (text) => ({ valueTime: text.length === 5 ? `${text}:00` : text }),
  url: (text) => ({ valueUri: text }),
  choice: choiceAnswer,
  'open-choice': choiceAnswer,
  reference: (reference, { row: { display } }) => ({
    valueReference: { reference, ...(display !== undefined && { display }) },
  }),
};

/** One row of a question as FHIR; undefined when its box is empty. */
export function answerOfRow(question: QuestionnaireItem, row: DraftRow, context: DraftContext): Answer | undefined {
  const text = row.text.trim();
  if (text === '' || text === OWN_WORDS) {
    return undefined;
  }
  return READ[question.type]?.(text, { row, question, context }) ?? { valueString: text };
}

/** What to type, where what was typed cannot be read as the type of its question; undefined when it can. */
export function unreadableWords(
  { type }: QuestionnaireItem,
  { text }: DraftRow,
  { timeZone, say = inEnglish }: DraftContext,
): string | undefined {
  const typed = text.trim();
  if ((type === 'decimal' || type === 'quantity') && numberOf(typed) === undefined) {
    return say('Give a number, such as 8.5.');
  }
  if (type === 'integer' && !Number.isInteger(numberOf(typed))) {
    return say('Give a whole number, such as 3.');
  }
  return type === 'dateTime' ? skippedTimeWords(typed, timeZone, say) : undefined;
}

function choiceAnswer(text: string, { question, context }: Parameters<Read>[1]): Answer {
  const option = optionsOf(context.form, question).find(({ key }) => key === text);
  return option?.answer ?? { valueString: ownWordsOf(text).trim() };
}

function numberOrText(text: string): number {
  return numberOf(text) ?? (text as unknown as number);
}

/** A decimal comma is what half the world types. */
function numberOf(text: string): number | undefined {
  return /^[-+]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function unitPart(question: QuestionnaireItem, { unit }: DraftRow): { unit?: string; system?: string; code?: string } {
  const units = unitsOf(question);
  const chosen = units.length === 1 ? units[0] : units.find(({ key }) => key === unit);
  if (chosen === undefined) {
    return {};
  }
  const { words, system, code } = chosen;
  return { unit: words, ...(system !== undefined && { system }), ...(code !== undefined && { code }) };
}
