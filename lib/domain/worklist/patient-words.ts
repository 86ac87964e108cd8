import { wallClockOf } from '@/lib/domain/fhir/wall-clock';
import { inEnglish } from '@/lib/domain/words/make-say';
import type { Say } from '@/lib/domain/words/said';
import type { Clock } from './site-time';

/** Groups as people read numbers out: 10 digits 3-3-4, 8 digits 4-4, 7 digits 3-4, otherwise threes; what is not digits stays. */
export function recordNumberWords(number: string): string {
  if (!/^\d{5,}$/.test(number)) {
    return number;
  }
  const sizes: Record<number, RegExp> = { 7: /^(\d{3})(\d{4})$/, 8: /^(\d{4})(\d{4})$/, 10: /^(\d{3})(\d{3})(\d{4})$/ };
  const shape = sizes[number.length];
  return shape === undefined
    ? number.replace(/(\d{3})(?=\d)/g, '$1 ')
    : number.replace(shape, (_all, ...groups: string[]) => groups.slice(0, number.length === 10 ? 3 : 2).join(' '));
}

/** Age on the site's calendar day: days below 28, months below two years, then years. Without a full birth date, `about`. */
export function ageWords(birthDate: string, { now, timeZone, say = inEnglish }: Clock): string {
  const today = wallClockOf(now, timeZone);
  const [year = Number.NaN, month, day] = birthDate.slice(0, 10).split('-').map(Number);
  if (month === undefined || day === undefined) {
    return say('about {years} y', { years: today.year - year });
  }
  const months = (today.year - year) * 12 + today.month - month - (today.day < day ? 1 : 0);
  const days = Math.floor(
    (Date.UTC(today.year, today.month - 1, today.day) - Date.UTC(year, month - 1, day)) / 86_400_000,
  );
  if (days < 28) {
    return say('{days} d', { days });
  }
  return months < 24 ? say('{months} mo', { months }) : say('{years} y', { years: Math.floor(months / 12) });
}

/** `Bed 3E-07`, whether or not the place says so itself. */
export function bedWords(bed: string, say: Say = inEnglish): string {
  return /^(bed|bett)\b/i.test(bed) ? bed : say('Bed {bed}', { bed });
}

/** Up to two letters that stand where a photo would: given before family, as people are called. */
export function initialsOf(display: string): string {
  const [family = '', given = ''] = display.includes(',')
    ? display.split(',')
    : [display.split(' ').at(-1), display.split(' ').slice(0, -1).join(' ')];
  return [given, family].map((part) => part?.trim().charAt(0).toUpperCase() ?? '').join('');
}
