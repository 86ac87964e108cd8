import { expect, test } from 'vitest';
import { instantOfWallClock, instantsShowing, wallClockOf } from './wall-clock';

const OSLO = 'Europe/Oslo';
const showing = (wall: string, timeZone = OSLO) =>
  instantsShowing(Date.parse(`${wall}:00Z`), timeZone).map((instant) => instant.toISOString());

test('an ordinary time on the wall is one instant', () => {
  expect(showing('2026-01-15T12:00')).toEqual(['2026-01-15T11:00:00.000Z']);
  expect(showing('2026-07-15T12:00')).toEqual(['2026-07-15T10:00:00.000Z']);
});

test('the clock never shows an hour that summer time leaves out; what is asked for then is when it has jumped', () => {
  expect(['01:59', '02:00', '02:30', '02:59', '03:00'].map((time) => showing(`2026-03-29T${time}`).length)).toEqual([
    1, 0, 0, 0, 1,
  ]);
  expect(instantOfWallClock(Date.parse('2026-03-29T02:30:00Z'), OSLO).toISOString()).toBe('2026-03-29T01:00:00.000Z');
});

test('the hour in which the clocks go back is shown twice, and the first of the two counts', () => {
  expect(showing('2026-10-25T02:30')).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']);
  expect(instantOfWallClock(Date.parse('2026-10-25T02:30:00Z'), OSLO).toISOString()).toBe('2026-10-25T00:30:00.000Z');
});

test.each([OSLO, 'Australia/Lord_Howe', 'Pacific/Kiritimati'])(
  'in %s every half hour of a year is among the instants at which its own time is shown',
  (timeZone) => {
    for (let half = 0; half < 365 * 48; half += 1) {
      const instant = new Date(Date.UTC(2026, 0, 1, 0, half * 30));
      const { year, month, day, hour, minute } = wallClockOf(instant, timeZone);
      const instants = instantsShowing(Date.UTC(year, month - 1, day, hour, minute), timeZone);
      if (!instants.some((each) => each.getTime() === instant.getTime())) {
        expect.fail(`${instant.toISOString()} is not found`);
      }
    }
  },
);
