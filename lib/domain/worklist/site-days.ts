import { type WallClock, wallClockOf } from '@/lib/domain/fhir/wall-clock';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NAMES = ['Today', 'Tomorrow'];

/** The coming days of the site as `value` (`2026-11-24`) and words (`Tomorrow, Tue 24 Nov`), today first. */
export function comingDays(
  { now, timeZone }: { now: Date; timeZone: string },
  count: number,
): readonly { value: string; label: string }[] {
  const today = wallClockOf(now, timeZone);
  return Array.from({ length: count }, (_, ahead) => dayOf(today, ahead));
}

function dayOf({ year, month, day }: WallClock, ahead: number): { value: string; label: string } {
  const date = new Date(Date.UTC(year, month - 1, day + ahead));
  const words = `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  const name = NAMES[ahead];
  return { value: date.toISOString().slice(0, 10), label: name === undefined ? words : `${name}, ${words}` };
}

/** A typed time as the clock of the site has it: `9:05`, `0905`, `9.05` and `9` become `09:05` and `09:00`; undefined if it is none. */
export function clockTimeOf(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/.exec(text.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  return match !== null && hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : undefined;
}
