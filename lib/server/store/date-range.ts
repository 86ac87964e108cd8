import 'server-only';

/** The instants a value covers, from first to last, as ISO text in UTC that sorts by time. */
export type DateRange = { l: string; h: string };

/** What an open start and an open end reach to. */
export const BEGINNING = '0000-01-01T00:00:00.000Z';
export const END_OF_TIME = '9999-12-31T23:59:59.999Z';
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const MINUTE = 60_000;

/**
 * What a FHIR date, dateTime or instant covers: a date its whole day, a second its thousand milliseconds. Without a
 * zone it is read as UTC. Undefined when it is not such a value, a day that does not exist included.
 */
export function dateRangeOf(text: string): DateRange | undefined {
  if (isWritten(text)) {
    return { l: text, h: text };
  }
  const parts = DATE.exec(text);
  if (parts === null) {
    return undefined;
  }
  const [, year, month, day, hour, minute, second, fraction, zone] = parts;
  const field = (value: string | undefined, otherwise: number) => (value === undefined ? otherwise : Number(value));
  const fields = [
    field(year, 0),
    field(month, 1) - 1,
    field(day, 1),
    field(hour, 0),
    field(minute, 0),
    field(second, 0),
    milliseconds(fraction),
  ] as const;
  if (!exists(fields)) {
    return undefined;
  }
  const from = utc(fields) - minutesOf(zone) * MINUTE;
  return toRange(from, lastOf(fields, [month, day, hour, second, fraction]) - minutesOf(zone) * MINUTE);
}

/** Whether the text is an instant as the index writes it, which is how nearly all of ours come: then there is nothing to work out. */
function isWritten(text: string): boolean {
  const time = text.length === END_OF_TIME.length && text.endsWith('Z') ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

type Fields = readonly [number, number, number, number, number, number, number];

function utc([year, month, day, hour, minute, second, ms]: Fields): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.setUTCHours(hour, minute, second, ms);
}

function exists(fields: Fields): boolean {
  const [, month, day, hour, minute, second] = fields;
  const date = new Date(utc([fields[0], month, day, 0, 0, 0, 0]));
  return date.getUTCMonth() === month && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 61;
}

function milliseconds(fraction: string | undefined): number {
  return fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
}

function minutesOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') {
    return 0;
  }
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** The last millisecond of what was said, by the finest part that was said. */
function lastOf(fields: Fields, said: readonly (string | undefined)[]): number {
  const [year, month, day, hour, minute, second, ms] = fields;
  const [saidMonth, saidDay, saidHour, saidSecond, saidFraction] = said;
  if (saidFraction !== undefined) {
    return utc([year, month, day, hour, minute, second, ms]);
  }
  if (saidSecond !== undefined) {
    return utc([year, month, day, hour, minute, second + 1, -1]);
  }
  if (saidHour !== undefined) {
    return utc([year, month, day, hour, minute + 1, 0, -1]);
  }
  if (saidDay !== undefined) {
    return utc([year, month, day + 1, 0, 0, 0, -1]);
  }
  return saidMonth === undefined ? utc([year + 1, 0, 1, 0, 0, 0, -1]) : utc([year, month + 1, 1, 0, 0, 0, -1]);
}

function toRange(from: number, to: number): DateRange {
  return { l: isoOf(from), h: isoOf(to) };
}

/** An instant as the index writes it; years beyond four digits are cut to the ends of time. */
export function isoOf(time: number): string {
  const text = new Date(time).toISOString();
  // Beyond four digits the text would no longer sort by time.
  const cut: Record<string, string> = { '-': BEGINNING, '+': END_OF_TIME };
  return cut[text[0] ?? ''] ?? text;
}
