const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the calendar and the clock on the wall show; the month counts from 1. */
export type WallClock = { year: number; month: number; day: number; hour: number; minute: number; second: number };

/** The wall clock of a time zone at an instant. */
export function wallClockOf(instant: Date, timeZone: string): WallClock {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) {
    parts[type] = Number(value);
  }
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

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
export function dateWords(date: string, length: 'short' | 'full' = 'short'): string {
  const [year = '', month, day] = date.slice(0, 10).split('-');
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  const monthWords = length === 'full' ? name : name?.slice(0, 3);
  return [day === undefined ? undefined : String(Number(day)), monthWords, year].filter(Boolean).join(' ');
}

/** When something is or was, seen from now: `14:03` today, `Tue 24 Nov 14:03` this year, with the year otherwise. */
export function momentWords(instant: Date, { now, timeZone }: { now: Date; timeZone: string }): string {
  const then = wallClockOf(instant, timeZone);
  const today = wallClockOf(now, timeZone);
  const time = timeWords(instant, timeZone);
  if (then.year === today.year && then.month === today.month && then.day === today.day) {
    return time;
  }
  const weekday = WEEKDAYS[new Date(Date.UTC(then.year, then.month - 1, then.day)).getUTCDay()];
  const month = MONTHS[then.month - 1]?.slice(0, 3);
  const year = then.year === today.year ? '' : ` ${then.year}`;
  return `${weekday} ${then.day} ${month}${year} ${time}`;
}

/** A span in two units at most, cut and never rounded up: `8 min`, `1 h 53 min`, `3 d 4 h`. */
export function spanWords(minutes: number): string {
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const [hours, days] = [Math.floor(minutes / 60), Math.floor(minutes / 1440)];
  if (days === 0) {
    return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  }
  return days >= 7 || hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`;
}

/** What an `<input type="datetime-local">` shows for an instant: the site's wall clock, to the minute. */
export function localInputOf(instant: Date, timeZone: string): string {
  const { year, month, day, hour, minute } = wallClockOf(instant, timeZone);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}T${twoDigits(hour)}:${twoDigits(minute)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) {
    return known;
  }
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
