import { instantsShowing, wallClockOf } from '@/lib/domain/fhir/wall-clock';
import { inEnglish } from '@/lib/domain/words/make-say';
import type { Say } from '@/lib/domain/words/said';
import { monthName, weekdayName } from './calendar-names';

/** The moment and the zone that a time is read in, and the language of the reader; without `say` it is English, as software reads it. */
export type Clock = { now: Date; timeZone: string; say?: Say };

/** `14:03`, on the 24-hour clock of the site. */
export function timeWords(instant: Date, timeZone: string): string {
  const { hour, minute } = wallClockOf(instant, timeZone);
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** `14:03:07`, for how fresh something is. */
export function secondsWords(instant: Date, timeZone: string): string {
  return `${timeWords(instant, timeZone)}:${twoDigits(wallClockOf(instant, timeZone).second)}`;
}

/** `14 Jul 1945`; a FHIR date may lack the day or the month. With `full` the month is spelled out, for screen readers. */
export function dateWords(date: string, length: 'short' | 'full' = 'short', say: Say = inEnglish): string {
  const [year = '', month, day] = date.slice(0, 10).split('-');
  const name = monthName(Number(month), length === 'full' ? 'long' : 'short', say);
  if (name === undefined) {
    return year;
  }
  return day === undefined
    ? say('{month} {year}', { month: name, year })
    : say('{day} {month} {year}', { day: Number(day), month: name, year });
}

/** When something is or was, seen from now: `14:03` today, `Tue 24 Nov 14:03` this year, with the year otherwise. */
export function momentWords(instant: Date, { now, timeZone, say = inEnglish }: Clock): string {
  const then = wallClockOf(instant, timeZone);
  const today = wallClockOf(now, timeZone);
  const time = timeWords(instant, timeZone);
  if (then.year === today.year && then.month === today.month && then.day === today.day) {
    return time;
  }
  const weekday = weekdayName(then, 'short', say);
  const month = monthName(then.month, 'short', say) ?? '';
  return then.year === today.year
    ? say('{weekday} {day} {month} {time}', { weekday, day: then.day, month, time })
    : say('{weekday} {day} {month} {year} {time}', { weekday, day: then.day, month, year: String(then.year), time });
}

/** A span in two units at most, cut and never rounded up: `8 min`, `1 h 53 min`, `3 d 4 h`. */
export function spanWords(span: number, say: Say = inEnglish): string {
  if (span < 60) {
    return say('{minutes} min', { minutes: span });
  }
  const [hours, days] = [Math.floor(span / 60), Math.floor(span / 1440)];
  if (days === 0) {
    return span % 60 === 0
      ? say('{hours} h', { hours })
      : say('{hours} h {minutes} min', { hours, minutes: span % 60 });
  }
  return days >= 7 || hours % 24 === 0
    ? say('{days} d', { days })
    : say('{days} d {hours} h', { days, hours: hours % 24 });
}

/** What an `<input type="datetime-local">` shows for an instant: the site's wall clock, to the minute. */
export function localInputOf(instant: Date, timeZone: string): string {
  const { year, month, day, hour, minute } = wallClockOf(instant, timeZone);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}T${twoDigits(hour)}:${twoDigits(minute)}`;
}

/**
 * The instant of what an `<input type="datetime-local">` holds (`2026-11-24T14:30`), the first where it happens twice;
 * undefined when it is no such text, or names a day or a time that the site never sees.
 */
export function instantOfInput(text: string, timeZone: string): Date | undefined {
  const wallAsUtc = wallOfInput(text);
  return wallAsUtc === undefined ? undefined : instantsShowing(wallAsUtc, timeZone)[0];
}

/** What to say of a time that the change to summer time leaves out; undefined for any other text. */
export function skippedTimeWords(text: string, timeZone: string, say: Say = inEnglish): string | undefined {
  const wallAsUtc = wallOfInput(text);
  return wallAsUtc === undefined || instantsShowing(wallAsUtc, timeZone).length > 0
    ? undefined
    : say('There is no {time} on this day: the clocks go forward. Give an earlier or a later time.', {
        time: text.slice(-5),
      });
}

/** The wall clock as if it were UTC, in milliseconds since 1970; undefined for a day that the calendar does not have. */
function wallOfInput(text: string): number | undefined {
  const wall = new Date(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? `${text}:00Z` : Number.NaN);
  return !Number.isNaN(wall.getTime()) && wall.toISOString().startsWith(text) ? wall.getTime() : undefined;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
