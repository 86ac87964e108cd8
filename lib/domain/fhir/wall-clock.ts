/** What the calendar and the clock on the wall show; the month counts from 1. */
export type WallClock = { year: number; month: number; day: number; hour: number; minute: number; second: number };

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a time zone at an instant. */
export function wallClockOf(instant: Date, timeZone: string): WallClock {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) {
    parts[type] = Number(value);
  }
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/**
 * The instants at which the wall clock shows a time, earliest first: none for one that the change to summer time leaves
 * out, two for one that happens twice. `wallAsUtc` is that time as if it were UTC, in whole seconds: milliseconds since 1970.
 */
export function instantsShowing(wallAsUtc: number, timeZone: string): readonly Date[] {
  const [before, after] = candidatesOf(wallAsUtc, timeZone);
  return [...new Set([before, after])]
    .filter((instant) => instant + offsetAt(instant, timeZone) === wallAsUtc)
    .sort((a, b) => a - b)
    .map((instant) => new Date(instant));
}

/** The first instant at which the wall clock shows a time (`wallAsUtc` as above), or has just jumped over it. */
export function instantOfWallClock(wallAsUtc: number, timeZone: string): Date {
  const [first] = instantsShowing(wallAsUtc, timeZone);
  if (first !== undefined) {
    return first;
  }
  const [before, after] = candidatesOf(wallAsUtc, timeZone);
  return firstAfterGap(Math.min(before, after), Math.max(before, after), timeZone);
}

/** By the offsets a day before and a day after: the one in force differs by at most a day from the wall time read as UTC. */
function candidatesOf(wallAsUtc: number, timeZone: string): readonly [number, number] {
  return [wallAsUtc - offsetAt(wallAsUtc - DAY, timeZone), wallAsUtc - offsetAt(wallAsUtc + DAY, timeZone)];
}

/** Milliseconds by which the wall clock is ahead of UTC at an instant of whole seconds. */
function offsetAt(instant: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wallClockOf(new Date(instant), timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}

/** The clocks change once between the two instants; the change itself is the first moment after the gap. */
function firstAfterGap(from: number, to: number, timeZone: string): Date {
  const offset = offsetAt(from, timeZone);
  let [earlier, later] = [from, to];
  while (later - earlier > 1000) {
    const middle = Math.floor((earlier + later) / 2000) * 1000;
    [earlier, later] = offsetAt(middle, timeZone) === offset ? [middle, later] : [earlier, middle];
  }
  return new Date(later);
}

/** Making a format costs a hundred times what using it does. */
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
