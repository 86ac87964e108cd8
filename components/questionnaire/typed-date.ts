import { inEnglish } from '@/lib/domain/words/make-say';
import type { Say } from '@/lib/domain/words/said';
import { weekdayName } from '@/lib/domain/worklist/calendar-names';
import { clockTimeOf } from '@/lib/domain/worklist/site-days';
import { dateWords } from '@/lib/domain/worklist/site-time';

/** What stands in the boxes of a day, as typed. */
export type TypedDate = { day: string; month: string; year: string };
export type TypedDateTime = TypedDate & { time: string };

/** A FHIR date: `2026-11-24`, without the day or the month where they are left out. What is no date becomes `31/2/2026`, so that the check finds it. */
export function dateTextOf({ day, month, year }: TypedDate): string {
  const typed = [year, month, day].map((part) => part.trim());
  const given = typed.slice(0, typed.findLastIndex((part) => part !== '') + 1);
  const text = given.map((part) => part.padStart(2, '0')).join('-');
  return given.length === 0 || isDate(text) ? text : `${day}/${month}/${year}`;
}

/** The boxes for a text of `dateTextOf`. */
export function typedDateOf(text: string): TypedDate {
  const [year = '', month = '', day = ''] = text.includes('/') ? text.split('/').reverse() : text.split('-');
  return { day, month, year };
}

/** `2026-11-24T14:30`, as a box for a moment takes it; what is not finished or is no time keeps its half. */
export function dateTimeTextOf({ time, ...date }: TypedDateTime): string {
  const text = dateTextOf(date);
  return text === '' && time.trim() === '' ? '' : `${text}T${clockTimeOf(time) ?? ''}`;
}

/** The boxes for a text of `dateTimeTextOf`. */
export function typedDateTimeOf(text: string): TypedDateTime {
  const [date = '', time = ''] = text.split('T');
  return { ...typedDateOf(date), time };
}

/** `Tuesday 24 November 2026`, so that a slip of the finger shows; undefined when it is no date. */
export function dayWordsOf(text: string, say: Say = inEnglish): string | undefined {
  if (!isDate(text)) {
    return undefined;
  }
  const date = dateWords(text, 'full', say);
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return text.length === 10
    ? say('{weekday} {date}', { weekday: weekdayName({ year, month, day }, 'long', say), date })
    : date;
}

/** Whether it is a day, a month or a year of the calendar. */
function isDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}
