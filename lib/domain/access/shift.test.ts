import { describe, expect, test } from 'vitest';
import { currentShift, DEFAULT_SHIFTS, Shifts, startOfDay } from './shift';

const VIENNA = 'Europe/Vienna';
const at = (iso: string) => new Date(iso);
const shiftAt = (iso: string, timeZone = VIENNA, shifts = DEFAULT_SHIFTS) => {
  const shift = currentShift(shifts, timeZone, at(iso));
  return shift && [shift.name, shift.startsAt.toISOString(), shift.endsAt.toISOString()];
};
const hoursOf = (iso: string) => {
  const shift = currentShift(DEFAULT_SHIFTS, VIENNA, at(iso));
  return shift && (shift.endsAt.getTime() - shift.startsAt.getTime()) / 3_600_000;
};

describe('the current shift', () => {
  test('is the day shift at noon', () => {
    expect(shiftAt('2026-01-15T11:00:00Z')).toEqual(['Day', '2026-01-15T06:00:00.000Z', '2026-01-15T18:30:00.000Z']);
  });
  test('is the night shift that began yesterday, before dawn', () => {
    expect(shiftAt('2026-01-15T02:00:00Z')).toEqual(['Night', '2026-01-14T18:00:00.000Z', '2026-01-15T06:30:00.000Z']);
  });
  test('ends tomorrow when it is asked before midnight', () => {
    expect(shiftAt('2026-01-15T22:00:00Z')).toEqual(['Night', '2026-01-15T18:00:00.000Z', '2026-01-16T06:30:00.000Z']);
  });
  test('is the one that began last while two overlap for the handover', () => {
    expect(shiftAt('2026-01-15T18:10:00Z')?.[0]).toBe('Night');
    expect(shiftAt('2026-01-15T06:10:00Z')?.[0]).toBe('Day');
  });
  test('begins in its first instant and has ended in its last', () => {
    expect(shiftAt('2026-01-15T06:00:00Z')?.[0]).toBe('Day');
    expect(shiftAt('2026-01-15T18:29:59Z', VIENNA, [{ name: 'Day', start: '07:00', end: '19:30' }])?.[0]).toBe('Day');
    expect(shiftAt('2026-01-15T18:30:00Z', VIENNA, [{ name: 'Day', start: '07:00', end: '19:30' }])).toBeUndefined();
  });
  test('of the night on which clocks go forward is an hour shorter', () => {
    expect(shiftAt('2026-03-29T00:30:00Z')).toEqual(['Night', '2026-03-28T18:00:00.000Z', '2026-03-29T05:30:00.000Z']);
    expect(hoursOf('2026-03-29T00:30:00Z')).toBe(11.5);
  });
  test('of the night on which clocks go back is an hour longer', () => {
    expect(shiftAt('2026-10-25T00:30:00Z')).toEqual(['Night', '2026-10-24T17:00:00.000Z', '2026-10-25T06:30:00.000Z']);
    expect(hoursOf('2026-10-25T00:30:00Z')).toBe(13.5);
  });
  test('that would begin in the hour that is left out begins when the clocks have changed', () => {
    const early = [{ name: 'Early', start: '02:30', end: '10:00' }];
    expect(shiftAt('2026-03-29T04:00:00Z', VIENNA, early)).toEqual([
      'Early',
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T08:00:00.000Z',
    ]);
  });
  test('that begins in the hour that happens twice begins the first time', () => {
    const early = [{ name: 'Early', start: '02:30', end: '10:00' }];
    expect(shiftAt('2026-10-25T04:00:00Z', VIENNA, early)?.[1]).toBe('2026-10-25T00:30:00.000Z');
  });
  test('follows the clock on the wall in zones of odd offsets', () => {
    expect(shiftAt('2026-06-01T02:00:00Z', 'Asia/Kathmandu')).toEqual([
      'Day',
      '2026-06-01T01:15:00.000Z',
      '2026-06-01T13:45:00.000Z',
    ]);
    expect(shiftAt('2026-01-15T20:00:00Z', 'Pacific/Kiritimati')?.[1]).toBe('2026-01-15T17:00:00.000Z');
  });
});

describe('the start of the day', () => {
  test('is local midnight', () => {
    expect(startOfDay(at('2026-07-01T21:59:59Z'), VIENNA).toISOString()).toBe('2026-06-30T22:00:00.000Z');
    expect(startOfDay(at('2026-07-01T22:00:00Z'), VIENNA).toISOString()).toBe('2026-07-01T22:00:00.000Z');
  });
  test('is the first moment there is where summer time begins at midnight', () => {
    expect(startOfDay(at('2026-09-06T12:00:00Z'), 'America/Santiago').toISOString()).toBe('2026-09-06T04:00:00.000Z');
  });
  test('agrees with the calendar for every hour of a year', () => {
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: VIENNA, dateStyle: 'short' });
    for (let hour = 0; hour < 365 * 24; hour += 1) {
      const now = new Date(Date.UTC(2026, 0, 1, hour, 30));
      const start = startOfDay(now, VIENNA);
      expect([day.format(start), day.format(start.getTime() - 1) < day.format(now)]).toEqual([day.format(now), true]);
    }
  });
});

test('two shifts of one name, none at all, and one without length are refused', () => {
  expect(Shifts.safeParse([]).success).toBe(false);
  expect(Shifts.safeParse([DEFAULT_SHIFTS[0], DEFAULT_SHIFTS[0]]).success).toBe(false);
  expect(Shifts.safeParse([{ name: 'Day', start: '07:00', end: '07:00' }]).success).toBe(false);
  expect(Shifts.safeParse([{ name: 'Day', start: '24:00', end: '07:00' }]).success).toBe(false);
});
