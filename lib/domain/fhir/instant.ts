import { instantOfWallClock } from './wall-clock';

const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * The last instant a FHIR dateTime can mean: `2022-06-21` is due until the end of that day in the site's zone
 * (hl7.org/fhir/R4/datatypes.html#dateTime). Undefined when it is absent or not a dateTime.
 */
export function lastInstantOf(dateTime: string | undefined, timeZone: string): Date | undefined {
  if (dateTime === undefined) {
    return undefined;
  }
  const partial = PARTIAL_DATE.exec(dateTime);
  if (partial === null) {
    const instant = new Date(dateTime);
    return Number.isNaN(instant.getTime()) ? undefined : instant;
  }
  const [year, month, day] = [partial[1], partial[2], partial[3]].map((part) => Number(part ?? 0));
  const next = dayAfter({ year: year ?? 0, month: month ?? 0, day: day ?? 0 });
  return new Date(instantOfWallClock(next, timeZone).getTime() - 1);
}

/** The first day, as UTC, after the year, month or day that a partial date names; 0 where a part is not given. */
function dayAfter({ year, month, day }: { year: number; month: number; day: number }): number {
  if (month === 0) {
    return Date.UTC(year + 1, 0, 1);
  }
  return day === 0 ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1);
}
