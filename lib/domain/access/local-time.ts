import { instantOfWallClock, wallClockOf } from '@/lib/domain/fhir/wall-clock';

/** A day of the calendar on the wall; the month counts from 1. */
export type LocalDay = { year: number; month: number; day: number };

/** The day it is in a time zone at an instant. */
export function localDayOf(instant: Date, timeZone: string): LocalDay {
  const { year, month, day } = wallClockOf(instant, timeZone);
  return { year, month, day };
}

/** The day that many days later; earlier where `days` is negative. */
export function addDays({ year, month, day }: LocalDay, days: number): LocalDay {
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/**
 * The instant at which the clock on the wall shows `time` (`07:00`) on a day. A time that the change to summer time
 * leaves out becomes the first one after the gap; one that happens twice is the first of the two.
 */
export function instantOf({ year, month, day }: LocalDay, time: string, timeZone: string): Date {
  const wallAsUtc = Date.UTC(year, month - 1, day, Number(time.slice(0, 2)), Number(time.slice(3, 5)));
  return instantOfWallClock(wallAsUtc, timeZone);
}
