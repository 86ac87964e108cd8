import { describe, expect, test } from 'vitest';
import { GERMAN } from '@/lib/domain/words/de';
import { makeSay } from '@/lib/domain/words/make-say';
import { dueOf, dueWords } from './due';
import { ageWords, bedWords } from './patient-words';
import { comingDays } from './site-days';
import { dateWords, instantOfInput, momentWords, skippedTimeWords, spanWords } from './site-time';

const say = makeSay('de', GERMAN);
const timeZone = 'Europe/Vienna';
const clockAt = (now: string) => ({ now: new Date(now), timeZone, say });
const open = { status: 'accepted', priority: 'routine', authoredAt: '2026-11-23T10:00:00Z' } as const;

describe('in German', () => {
  test('a date has its month in words, and may lack the day or the month', () => {
    const german = (date: string, length: 'short' | 'full' = 'short') => dateWords(date, length, say);
    expect([german('1945-07-14'), german('1945-07'), german('1945'), german('2026-11-05')]).toEqual([
      '14. Juli 1945',
      'Juli 1945',
      '1945',
      '5. Nov. 2026',
    ]);
    expect([german('2026-03-01', 'full'), german('1945-09-02', 'full')]).toEqual(['1. März 2026', '2. September 1945']);
  });
  test('every month has its name, in both lengths', () => {
    const names = (length: 'short' | 'full', asSaid: typeof say | undefined) =>
      Array.from({ length: 12 }, (_, month) =>
        dateWords(`2026-${String(month + 1).padStart(2, '0')}`, length, asSaid).slice(0, -5),
      ).join(' ');
    expect(names('short', undefined)).toBe('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec');
    expect(names('short', say)).toBe('Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.');
    expect(names('full', say)).toContain('Februar März April');
  });
  test('a leap day is one', () => {
    expect(dateWords('2028-02-29', 'short', say)).toBe('29. Feb. 2028');
    expect(momentWords(new Date('2028-02-29T13:00:00Z'), clockAt('2028-02-28T13:00:00Z'))).toBe('Di, 29. Feb., 14:00');
    expect(comingDays(clockAt('2028-02-28T12:00:00Z'), 3).map(({ label }) => label)).toEqual([
      'Heute, Mo, 28. Feb.',
      'Morgen, Di, 29. Feb.',
      'Mi, 1. März',
    ]);
    // A year without one goes on with March.
    expect(comingDays(clockAt('2027-02-28T12:00:00Z'), 2)[1]?.label).toBe('Morgen, Mo, 1. März');
    expect(ageWords('2024-02-29', clockAt('2026-02-28T12:00:00Z'))).toBe('23 Mon.');
    expect(ageWords('2024-02-29', clockAt('2026-03-01T12:00:00Z'))).toBe('2 J.');
  });
  test('the days on which the clocks change have their own hours', () => {
    const clock = clockAt('2027-03-27T12:00:00Z');
    expect(momentWords(new Date('2027-03-28T00:59:00Z'), clock)).toBe('So, 28. März, 01:59');
    expect(momentWords(new Date('2027-03-28T01:00:00Z'), clock)).toBe('So, 28. März, 03:00');
    expect(skippedTimeWords('2027-03-28T02:30', timeZone, say)).toMatch(/^02:30 gibt es an diesem Tag nicht/);
    // In autumn 02:30 happens twice and is read as the first, in summer time.
    expect(skippedTimeWords('2026-10-25T02:30', timeZone, say)).toBeUndefined();
    expect(instantOfInput('2026-10-25T02:30', timeZone)?.toISOString()).toBe('2026-10-25T00:30:00.000Z');
    const twice = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) => momentWords(new Date(at), clock));
    expect(twice).toEqual(['So, 25. Okt. 2026, 02:30', 'So, 25. Okt. 2026, 02:30']);
  });
  test('a due time says first how late it is, then when it was due', () => {
    const clock = clockAt('2026-11-23T14:07:00Z');
    const words = (dueAt: string | null, priority: 'routine' | 'stat' = 'routine') =>
      dueWords(dueOf({ ...open, priority, dueAt }, clock.now), clock);
    expect(words('2026-11-23T13:55:00Z')).toEqual({ relative: '12 min überfällig', absolute: 'fällig 14:55' });
    expect(words('2026-11-24T08:00:00Z')).toEqual({
      relative: 'in 17 h 53 min',
      absolute: 'fällig Di, 24. Nov., 09:00',
    });
    expect(words('2027-01-02T23:30:00Z').absolute).toBe('fällig So, 3. Jan. 2027, 00:30');
    expect(words(null, 'stat').absolute).toBe('angefordert 11:00');
    expect(words('2026-11-23T14:07:00Z').relative).toBe('jetzt fällig');
  });
  test('spans and ages are cut, never rounded up', () => {
    expect([59, 113, 1440, 4560].map((minutes) => spanWords(minutes, say))).toEqual([
      '59 min',
      '1 h 53 min',
      '1 Tag',
      '3 Tg. 4 h',
    ]);
    const clock = clockAt('2026-11-23T14:07:00Z');
    expect([ageWords('1945-07-14', clock), ageWords('1945', clock)]).toEqual(['81 J.', 'etwa 81 J.']);
    expect([bedWords('3E-07', say), bedWords('Bett 3E-07', say)]).toEqual(['Bett 3E-07', 'Bett 3E-07']);
  });
});
