/** A day of the calendar on the wall; the month counts from 1. */
export type LocalDay = { year: number; month: number; day: number };

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The day it is in a time zone at an instant. */
export function localDayOf(instant: Date, timeZone: string): LocalDay {
  const wall = new Date(wallClockOf(instant.getTime(), timeZone));
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

export function addDays({ year, month, day }: LocalDay, days: number): LocalDay {
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/**
 * The instant at which the clock on the wall shows `time` (`07:00`) on a day. A time that the change to summer time
 * leaves out becomes the first one after the gap; one that happens twice is the first of the two.
 */
export function instantOf({ year, month, day }: LocalDay, time: string, timeZone: string): Date {
  const wall = Date.UTC(year, month - 1, day, Number(time.slice(0, 2)), Number(time.slice(3, 5)));
  // The offset in force differs by at most a day from the wall time read as UTC, so one of the two around it holds.
  const before = wall - offsetAt(wall - DAY, timeZone);
  const after = wall - offsetAt(wall + DAY, timeZone);
  const match = [before, after].filter((instant) => wallClockOf(instant, timeZone) === wall);
  return new Date(
    match.length > 0 ? Math.min(...match) : firstAfterGap(Math.min(before, after), Math.max(before, after), timeZone),
  );
}

function offsetAt(instant: number, timeZone: string): number {
  return wallClockOf(instant, timeZone) - instant;
}

/** The clocks change once between the two instants; the change itself is the first moment after the gap. */
function firstAfterGap(from: number, to: number, timeZone: string): number {
  const offset = offsetAt(from, timeZone);
  let [earlier, later] = [from, to];
  while (later - earlier > 1000) {
    const middle = Math.floor((earlier + later) / 2000) * 1000;
    [earlier, later] = offsetAt(middle, timeZone) === offset ? [middle, later] : [earlier, middle];
  }
  return later;
}

/** The clock on the wall, to the second, as if it were UTC: milliseconds since 1970. */
function wallClockOf(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) {
    parts[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
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
