import type { Questionnaire, QuestionnaireItem, QuestionnaireResponseItemAnswer } from '@medplum/fhirtypes';
import { anyOf } from '@/lib/domain/words/list-words';
import { inEnglish } from '@/lib/domain/words/make-say';
import { type Say, words } from '@/lib/domain/words/said';
import { limitFaults } from './answer-limits';
import { sameValue, valueIn, valueNameOf } from './answer-value';
import { namesEveryChoice, optionsOf, unitsOf } from './form-questions';
import { typesAskedBy } from './reference-types';

/** The element that holds an answer, by the type of its question (hl7.org/fhir/R4/questionnaireresponse.html#link). */
const VALUE_OF: Partial<Record<QuestionnaireItem['type'], readonly (keyof QuestionnaireResponseItemAnswer)[]>> = {
  boolean: ['valueBoolean'],
  decimal: ['valueDecimal', 'valueInteger'],
  integer: ['valueInteger'],
  date: ['valueDate'],
  dateTime: ['valueDateTime'],
  time: ['valueTime'],
  string: ['valueString'],
  text: ['valueString'],
  url: ['valueUri'],
  choice: ['valueCoding', 'valueString', 'valueInteger', 'valueDate', 'valueTime', 'valueReference'],
  'open-choice': ['valueCoding', 'valueString', 'valueInteger', 'valueDate', 'valueTime', 'valueReference'],
  attachment: ['valueAttachment'],
  reference: ['valueReference'],
  quantity: ['valueQuantity'],
};

/** What to give, where what was given is of another kind. */
const KIND_WORDS: Partial<Record<QuestionnaireItem['type'], string>> = {
  boolean: words('Answer yes or no.'),
  integer: words('Give a whole number, such as 3.'),
  decimal: words('Give a number, such as 8.5.'),
  quantity: words('Give a number, such as 8.5.'),
  date: words('Give day, month and year of a date that exists.'),
  dateTime: words('Give day, month, year and time of a moment that exists.'),
  time: words('Give hours and minutes, such as 14:30.'),
  choice: words('Choose one of the answers.'),
  'open-choice': words('Choose one of the answers, or give your own.'),
  url: words('Give a web address, such as https://example.org.'),
  reference: words('Pick one that is found.'),
};

/** What is wrong with one answer to a question, in words: its kind, its limits, its choices. Empty when it is right. */
export function answerFaults(
  form: Questionnaire,
  question: QuestionnaireItem,
  answer: QuestionnaireResponseItemAnswer,
  say: Say = inEnglish,
): readonly string[] {
  const name = valueNameOf(answer);
  const value = valueIn(answer);
  if (name === undefined || !(VALUE_OF[question.type] ?? []).includes(name) || !hasType(name, value)) {
    return [say(KIND_WORDS[question.type] ?? words('This answer is of another kind than the question.'))];
  }
  return [
    ...limitFaults(question, value, say),
    ...choiceFaults(form, question, answer).map((fault) => say(fault)),
    ...quantityFaults(question, answer).map((fault) => say(fault)),
    ...referenceFaults(question, answer, say),
  ];
}

function hasType(name: string, value: unknown): boolean {
  switch (name) {
    case 'valueBoolean':
      return typeof value === 'boolean';
    case 'valueInteger':
      return Number.isInteger(value);
    case 'valueDecimal':
      return typeof value === 'number' && Number.isFinite(value);
    case 'valueDate':
      return typeof value === 'string' && isDate(value);
    case 'valueDateTime':
      return typeof value === 'string' && isDateTime(value);
    case 'valueTime':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value);
    case 'valueString':
    case 'valueUri':
      return typeof value === 'string';
    case 'valueQuantity':
      return typeof value === 'object' && value !== null && Number.isFinite(Reflect.get(value, 'value'));
    default:
      return typeof value === 'object' && value !== null;
  }
}

/** Year, month or day, and a day that the month has (hl7.org/fhir/R4/datatypes.html#date). */
function isDate(value: string): boolean {
  return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) && isOnCalendar(value);
}

/** A date, or an instant with its zone (hl7.org/fhir/R4/datatypes.html#dateTime). */
function isDateTime(value: string): boolean {
  const [date = '', time] = value.split('T');
  const isTimed = time !== undefined && /(Z|[+-]\d{2}:\d{2})$/.test(time) && !Number.isNaN(Date.parse(value));
  return isDate(date) && (time === undefined || (isTimed && date.length === 10));
}

function isOnCalendar(date: string): boolean {
  const parsed = new Date(date);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}

function choiceFaults(
  form: Questionnaire,
  question: QuestionnaireItem,
  answer: QuestionnaireResponseItemAnswer,
): string[] {
  const isOwnWords = question.type === 'open-choice' && answer.valueString !== undefined;
  if (isOwnWords || !namesEveryChoice(form, question)) {
    return [];
  }
  const isChoice = optionsOf(form, question).some(
    ({ answer: option }) => valueNameOf(option) === valueNameOf(answer) && sameValue(valueIn(option), valueIn(answer)),
  );
  return isChoice ? [] : [words('This is not one of the choices.')];
}

/** Where the form offers units, one of them belongs to the number. */
function quantityFaults(question: QuestionnaireItem, { valueQuantity }: QuestionnaireResponseItemAnswer): string[] {
  const units = question.type === 'quantity' ? unitsOf(question) : [];
  if (valueQuantity === undefined || units.length < 2) {
    return [];
  }
  const { code, system, unit } = valueQuantity;
  const isOffered = units.some((each) =>
    each.code === undefined ? each.words === unit : each.code === code && (each.system ?? '') === (system ?? ''),
  );
  return isOffered ? [] : [words('Choose a unit.')];
}

/** What is pointed at has a type that the form names (hl7.org/fhir/R4/extension-questionnaire-referenceresource.html). */
function referenceFaults(
  question: QuestionnaireItem,
  { valueReference }: QuestionnaireResponseItemAnswer,
  say: Say,
): string[] {
  const asked = question.type === 'reference' ? typesAskedBy(question) : [];
  const [type] = (valueReference?.reference ?? '').split('/').slice(-2);
  return valueReference?.reference === undefined || asked.length === 0 || asked.includes(type ?? '')
    ? []
    : [say('Choose one that is a {types}.', { types: anyOf(asked, say) })];
}
