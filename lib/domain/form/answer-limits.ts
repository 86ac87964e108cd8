import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { dateWords } from '@/lib/domain/worklist/site-time';
import { orderOf } from './answer-value';
import { countIn, extensionOf } from './form-extension';
import { meetsPattern } from './form-pattern';
import { limitOf } from './form-questions';

/** What is wrong with a value by the limits of its question: least, most, length, decimal places, pattern; in words. */
export function limitFaults(question: QuestionnaireItem, value: unknown): string[] {
  const text = textOf(value);
  return [
    ...(isBeyond(value, limitOf(question, 'minValue'), -1) ? [`${leastWords(question)}.`] : []),
    ...(isBeyond(value, limitOf(question, 'maxValue'), 1) ? [`${mostWords(question)}.`] : []),
    ...(text === undefined ? [] : textFaults(question, text)),
    ...placesFaults(question, value),
  ];
}

/** `0 to 10`, `At least 1`, `From 3 Feb 2026`; undefined without limits (hl7.org/fhir/R4/extension-minvalue.html). */
export function limitWordsOf(question: QuestionnaireItem): string | undefined {
  const [least, most] = [limitOf(question, 'minValue'), limitOf(question, 'maxValue')];
  if (least !== undefined && most !== undefined) {
    return `${words(least)} to ${words(most)}`;
  }
  if (least !== undefined) {
    return leastWords(question);
  }
  return most === undefined ? undefined : mostWords(question);
}

/** `At least 3 characters`, `At most 2 decimal places`: what the form says of how an answer is written. */
export function writingWordsOf(question: QuestionnaireItem): string | undefined {
  const [least, places] = [countIn(question, 'minLength'), countIn(question, 'maxDecimalPlaces')];
  return (
    [
      extensionOf(question, 'entryFormat')?.valueString,
      least === undefined ? undefined : `At least ${least} characters`,
      question.maxLength === undefined ? undefined : `At most ${question.maxLength} characters`,
      places === undefined ? undefined : placesWords(places),
    ]
      .filter(Boolean)
      .join('. ') || undefined
  );
}

function textFaults(question: QuestionnaireItem, text: string): string[] {
  const least = countIn(question, 'minLength');
  const { maxLength } = question;
  return [
    ...(least !== undefined && text.length < least ? [`At least ${least} characters.`] : []),
    ...(maxLength !== undefined && text.length > maxLength ? [`At most ${maxLength} characters.`] : []),
    ...(meetsPattern(question, text) ? [] : [patternWords(question)]),
  ];
}

function patternWords(question: QuestionnaireItem): string {
  const format = extensionOf(question, 'entryFormat')?.valueString;
  return format === undefined ? 'This is not written the way the form asks for.' : `Write it like this: ${format}`;
}

function placesFaults(question: QuestionnaireItem, value: unknown): string[] {
  const most = countIn(question, 'maxDecimalPlaces');
  const number = numberIn(value);
  const places = number === undefined ? 0 : placesIn(number);
  return most === undefined || places <= most ? [] : [`${placesWords(most)}.`];
}

function placesWords(most: number): string {
  return most === 0 ? 'No decimal places' : `At most ${most} decimal place${most === 1 ? '' : 's'}`;
}

function placesIn(number: number): number {
  const [digits = '', power = '0'] = String(number).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(power));
}

/** What a pattern and a length speak about: a text as it stands, a number as it is written. */
function textOf(value: unknown): string | undefined {
  const plain = numberIn(value) ?? value;
  return typeof plain === 'string' || typeof plain === 'number' ? String(plain) : undefined;
}

function numberIn(value: unknown): number | undefined {
  const plain = typeof value === 'object' && value !== null ? Reflect.get(value, 'value') : value;
  return typeof plain === 'number' ? plain : undefined;
}

function isBeyond(value: unknown, limit: number | string | undefined, side: 1 | -1): boolean {
  const order = limit === undefined ? undefined : orderOf(numberIn(value) ?? value, limit);
  return order !== undefined && order * side > 0;
}

function leastWords(question: QuestionnaireItem): string {
  const least = limitOf(question, 'minValue') ?? '';
  return typeof least === 'string' ? `From ${words(least)}` : `At least ${least}`;
}

function mostWords(question: QuestionnaireItem): string {
  const most = limitOf(question, 'maxValue') ?? '';
  return typeof most === 'string' ? `Up to ${words(most)}` : `At most ${most}`;
}

/** A day or a moment as it is read; what the form says of a time of day stands as it is. */
function words(limit: number | string): string {
  if (typeof limit === 'number' || !/^\d{4}/.test(limit)) {
    return String(limit).replace(/^(\d\d:\d\d):00$/, '$1');
  }
  const [date = '', time] = limit.split('T');
  return [dateWords(date), time].filter(Boolean).join(' ');
}
