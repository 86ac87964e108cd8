import { type WallClock, wallClockOf } from '@/lib/domain/fhir/wall-clock';
import { inEnglish } from '@/lib/domain/words/make-say';
import type { Say } from '@/lib/domain/words/said';
import { monthName, weekdayName } from './calendar-names';
import type { Clock } from './site-time';

/** The coming days of the site as `value` (`2026-11-24`) and words (`Tomorrow, Tue 24 Nov`), today first. */
export function comingDays(
  { now, timeZone, say = inEnglish }: Clock,
  count: number,
): readonly { value: string; label: string }[] {
  const today = wallClockOf(now, timeZone);
  return Array.from({ length: count }, (_, ahead) => dayOf(today, ahead, say));
}

function dayOf({ year, month, day }: WallClock, ahead: number, say: Say): { value: string; label: string } {
  const date = new Date(Date.UTC(year, month - 1, day + ahead));
  const then = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
  const words = say('{weekday} {day} {month}', {
    weekday: weekdayName(then, 'short', say),
    day: then.day,
    month: monthName(then.month, 'short', say) ?? '',
  });
  return { value: date.toISOString().slice(0, 10), label: namedDay(words, ahead, say) };
}

function namedDay(day: string, ahead: number, say: Say): string {
  if (ahead > 1) {
    return day;
  }
  return ahead === 0 ? say('Today, {day}', { day }) : say('Tomorrow, {day}', { day });
}

/** A typed time as the clock of the site has it: `9:05`, `0905`, `9.05` and `9` become `09:05` and `09:00`; undefined if it is none. */
export function clockTimeOf(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/.exec(text.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  return match !== null && hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : undefined;
}
