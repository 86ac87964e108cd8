import type { ActivityDefinition } from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SHIFTS } from '@/lib/domain/access/shift';
import { type DueRule, dueAt, dueParts, dueRuleOf } from './due-rule';

const type = (parts: Partial<ActivityDefinition>): ActivityDefinition => ({
  resourceType: 'ActivityDefinition',
  status: 'active',
  kind: 'Task',
  ...parts,
});
const due = (rule: DueRule, now: string, timeZone = 'Europe/Stockholm') =>
  dueAt(rule, { now: new Date(now), timeZone, shifts: DEFAULT_SHIFTS })?.toISOString();

test.each<DueRule>([
  { kind: 'none' },
  { kind: 'after', hours: 1.5 },
  { kind: 'shift-end' },
  { kind: 'at', time: '14:30' },
])('a rule is read back from its definition as it was written: %o', (rule) => {
  expect(dueRuleOf(type(dueParts(rule)))).toEqual(rule);
});

test('a time it may take is read in every unit of time', () => {
  expect(dueRuleOf(type({ timingDuration: { value: 90, code: 'min' } }))).toEqual({ kind: 'after', hours: 1.5 });
  expect(dueRuleOf(type({ timingDuration: { value: 2, unit: 'd' } }))).toEqual({ kind: 'after', hours: 48 });
  expect(dueRuleOf(type({ timingDuration: { value: 2, unit: 'moons' } }))).toEqual({ kind: 'none' });
});

describe('the end of the shift', () => {
  // Day 07:00 to 19:30, night 19:00 to 07:30, in winter an hour before UTC's.
  test.each([
    ['in the middle of a shift', '2026-01-10T10:00:00Z', '2026-01-10T18:30:00.000Z'],
    ['in the overlap, that of the shift that began last', '2026-01-10T18:15:00Z', '2026-01-11T06:30:00.000Z'],
    ['over midnight', '2026-01-10T23:30:00Z', '2026-01-11T06:30:00.000Z'],
    ['in the night in which the clock goes forward', '2026-03-28T22:00:00Z', '2026-03-29T05:30:00.000Z'],
    ['in the night in which it goes back', '2026-10-24T22:00:00Z', '2026-10-25T06:30:00.000Z'],
  ])('%s', (_, now, expected) => {
    expect(due({ kind: 'shift-end' }, now)).toBe(expected);
  });

  test('between two shifts is that of the next one', () => {
    const shifts = [{ name: 'Early', start: '06:00', end: '10:00' }];
    const at = (now: string) =>
      dueAt({ kind: 'shift-end' }, { now: new Date(now), timeZone: 'UTC', shifts })?.toISOString();
    expect(at('2026-01-10T05:00:00Z')).toBe('2026-01-10T10:00:00.000Z');
    expect(at('2026-01-10T10:00:00Z')).toBe('2026-01-11T10:00:00.000Z');
  });
});

describe('a time of the day', () => {
  test.each([
    ['later today', '2026-01-10T10:00:00Z', '2026-01-10T13:30:00.000Z'],
    ['tomorrow, once it has passed', '2026-01-10T13:30:00Z', '2026-01-11T13:30:00.000Z'],
    ['tomorrow, where the clock goes forward between', '2026-03-28T20:00:00Z', '2026-03-29T12:30:00.000Z'],
    ['tomorrow, where it goes back between', '2026-10-24T20:00:00Z', '2026-10-25T13:30:00.000Z'],
  ])('%s', (_, now, expected) => {
    expect(due({ kind: 'at', time: '14:30' }, now)).toBe(expected);
  });
});

test('so many hours are hours, whatever the clock on the wall does', () => {
  expect(due({ kind: 'after', hours: 12 }, '2026-03-28T20:00:00Z')).toBe('2026-03-29T08:00:00.000Z');
  expect(due({ kind: 'none' }, '2026-03-28T20:00:00Z')).toBeUndefined();
});
