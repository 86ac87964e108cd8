import type { Language } from '@/lib/domain/words/language';
import { LOCALES } from '@/lib/domain/words/locales';
import type { Say } from '@/lib/domain/words/said';

export type NameLength = 'short' | 'long';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The name of a month, counted from 1, as it stands beside a day: `Nov`, `November`; undefined when there is none such. */
export function monthName(month: number, length: NameLength, { language }: Say): string | undefined {
  const date = Date.UTC(2000, month - 1, 1);
  // German abbreviates a month otherwise when it stands alone.
  const format = formatOf(language, `month ${length}`, { day: 'numeric', month: length });
  return month >= 1 && month <= 12 ? format.formatToParts(date).find(({ type }) => type === 'month')?.value : undefined;
}

/** The name of the weekday of a day of the calendar; the month counts from 1. */
export function weekdayName(
  { year, month, day }: { year: number; month: number; day: number },
  length: NameLength,
  { language }: Say,
): string {
  return formatOf(language, `weekday ${length}`, { weekday: length }).format(Date.UTC(year, month - 1, day));
}

/** Making a format costs a hundred times what using it does. */
function formatOf(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  const known = formats.get(key);
  if (known !== undefined) {
    return known;
  }
  const format = new Intl.DateTimeFormat(LOCALES[language], { ...options, calendar: 'gregory', timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}
