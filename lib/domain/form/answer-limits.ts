import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { inEnglish } from '@/lib/domain/words/make-say';
import { numberWords } from '@/lib/domain/words/number-words';
import type { Say } from '@/lib/domain/words/said';
import { dateWords } from '@/lib/domain/worklist/site-time';
import { orderOf } from './answer-value';
import { countIn, extensionOf } from './form-extension';
import { meetsPattern } from './form-pattern';
import { limitOf } from './form-questions';

/** What is wrong with a value by the limits of its question: least, most, length, decimal places, pattern; in words. */
export function limitFaults(question: QuestionnaireItem, value: unknown, say: Say = inEnglish): string[] {
  const text = textOf(value);
  return [
    ...(isBeyond(value, limitOf(question, 'minValue'), -1) ? [`${leastWords(question, say)}.`] : []),
    ...(isBeyond(value, limitOf(question, 'maxValue'), 1) ? [`${mostWords(question, say)}.`] : []),
    ...(text === undefined ? [] : textFaults(question, text, say)),
    ...placesFaults(question, value, say),
  ];
}

/** `0 to 10`, `At least 1`, `From 3 Feb 2026`; undefined without limits (hl7.org/fhir/R4/extension-minvalue.html). */
export function limitWordsOf(question: QuestionnaireItem, say: Say = inEnglish): string | undefined {
  const [least, most] = [limitOf(question, 'minValue'), limitOf(question, 'maxValue')];
  if (least !== undefined && most !== undefined) {
    return say('{least} to {most}', { least: boundWords(least, say), most: boundWords(most, say) });
  }
  if (least !== undefined) {
    return leastWords(question, say);
  }
  return most === undefined ? undefined : mostWords(question, say);
}

/** `At least 3 characters`, `At most 2 decimal places`: what the form says of how an answer is written. */
export function writingWordsOf(question: QuestionnaireItem, say: Say = inEnglish): string | undefined {
  const [least, places] = [countIn(question, 'minLength'), countIn(question, 'maxDecimalPlaces')];
  return (
    [
      extensionOf(question, 'entryFormat')?.valueString,
      least === undefined ? undefined : shortestWords(least, say),
      question.maxLength === undefined ? undefined : longestWords(question.maxLength, say),
      places === undefined ? undefined : placesWords(places, say),
    ]
      .filter(Boolean)
      .join('. ') || undefined
  );
}

function textFaults(question: QuestionnaireItem, text: string, say: Say): string[] {
  const least = countIn(question, 'minLength');
  const { maxLength } = question;
  return [
    ...(least !== undefined && text.length < least ? [`${shortestWords(least, say)}.`] : []),
    ...(maxLength !== undefined && text.length > maxLength ? [`${longestWords(maxLength, say)}.`] : []),
    ...(meetsPattern(question, text) ? [] : [patternWords(question, say)]),
  ];
}

function shortestWords(count: number, say: Say): string {
  return say('At least {count, plural, one {# character} other {# characters}}', { count });
}

function longestWords(count: number, say: Say): string {
  return say('At most {count, plural, one {# character} other {# characters}}', { count });
}

function patternWords(question: QuestionnaireItem, say: Say): string {
  const format = extensionOf(question, 'entryFormat')?.valueString;
  return format === undefined
    ? say('This is not written the way the form asks for.')
    : say('Write it like this: {format}', { format });
}

function placesFaults(question: QuestionnaireItem, value: unknown, say: Say): string[] {
  const most = countIn(question, 'maxDecimalPlaces');
  const number = numberIn(value);
  const places = number === undefined ? 0 : placesIn(number);
  return most === undefined || places <= most ? [] : [`${placesWords(most, say)}.`];
}

function placesWords(count: number, say: Say): string {
  return say('{count, plural, =0 {No decimal places} one {At most # decimal place} other {At most # decimal places}}', {
    count,
  });
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

function leastWords(question: QuestionnaireItem, say: Say): string {
  const limit = limitOf(question, 'minValue') ?? '';
  const least = boundWords(limit, say);
  return typeof limit === 'string' ? say('From {least}', { least }) : say('At least {least}', { least });
}

function mostWords(question: QuestionnaireItem, say: Say): string {
  const limit = limitOf(question, 'maxValue') ?? '';
  const most = boundWords(limit, say);
  return typeof limit === 'string' ? say('Up to {most}', { most }) : say('At most {most}', { most });
}

/** A day or a moment as it is read; what the form says of a time of day stands as it is. */
function boundWords(limit: number | string, say: Say): string {
  if (typeof limit === 'number') {
    return numberWords(limit, say);
  }
  if (!/^\d{4}/.test(limit)) {
    return limit.replace(/^(\d\d:\d\d):00$/, '$1');
  }
  const [day = '', time] = limit.split('T');
  const date = dateWords(day, 'short', say);
  return time === undefined ? date : say('{date} {time}', { date, time });
}
