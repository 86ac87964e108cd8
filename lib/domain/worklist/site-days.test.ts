import { describe, expect, test } from 'vitest';
import { clockTimeOf, comingDays } from './site-days';

describe('choosing a day and a time of the site', () => {
  test('today is the day on the clock of the site, also shortly after its midnight', () => {
    const days = comingDays({ now: new Date('2026-12-30T23:30:00Z'), timeZone: 'Europe/Vienna' }, 3);
    expect(days).toEqual([
      { value: '2026-12-31', label: 'Today, Thu 31 Dec' },
      { value: '2027-01-01', label: 'Tomorrow, Fri 1 Jan' },
      { value: '2027-01-02', label: 'Sat 2 Jan' },
    ]);
  });
  test('a time is understood as people type it', () => {
    expect(['9:05', '0905', '905', '9.05', '9', '23:59', '00:00'].map(clockTimeOf)).toEqual([
      '09:05',
      '09:05',
      '09:05',
      '09:05',
      '09:00',
      '23:59',
      '00:00',
    ]);
  });
  test('what is no time on a 24-hour clock is none', () => {
    expect(['24:00', '12:60', 'noon', '', '1:5', '9 pm'].map(clockTimeOf)).toEqual(Array(6).fill(undefined));
  });
});
