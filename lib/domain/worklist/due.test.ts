import { describe, expect, test } from 'vitest';
import { dueOf, dueWords } from './due';

const now = new Date('2026-11-23T14:07:00Z');
const clock = { now, timeZone: 'Europe/Vienna' };
const open = { status: 'accepted', priority: 'routine', authoredAt: '2026-11-23T10:00:00Z' } as const;

describe('how a task stands to its due time', () => {
  test('a task half an hour past its due time is late by 30 minutes', () => {
    expect(dueOf({ ...open, dueAt: '2026-11-23T13:37:00Z' }, now)).toMatchObject({
      kind: 'late',
      minutesLate: 30,
      basis: 'due',
    });
  });
  test('what is late is said first, then when it was due on the clock of the site', () => {
    expect(dueWords(dueOf({ ...open, dueAt: '2026-11-23T13:55:00Z' }, now), clock)).toEqual({
      relative: '12 min late',
      absolute: 'due 14:55',
    });
  });
  test('what is ahead is cut to whole minutes, never rounded up', () => {
    expect(dueWords(dueOf({ ...open, dueAt: '2026-11-23T14:15:59Z' }, now), clock).relative).toBe('in 8 min');
    expect(dueWords(dueOf({ ...open, dueAt: '2026-11-23T16:00:00Z' }, now), clock).relative).toBe('in 1 h 53 min');
  });
  test('at the very minute it is due now', () => {
    expect(dueWords(dueOf({ ...open, dueAt: '2026-11-23T14:07:00Z' }, now), clock).relative).toBe('due now');
    expect(dueWords(dueOf({ ...open, dueAt: '2026-11-23T14:07:40Z' }, now), clock).relative).toBe('due now');
  });
  test('another day is named, another year too', () => {
    expect(dueWords(dueOf({ ...open, dueAt: '2026-11-24T08:00:00Z' }, now), clock).absolute).toBe(
      'due Tue 24 Nov 09:00',
    );
    expect(dueWords(dueOf({ ...open, dueAt: '2027-01-02T23:30:00Z' }, now), clock).absolute).toBe(
      'due Sun 3 Jan 2027 00:30',
    );
  });
  test('an undated stat counts as due when it was asked for', () => {
    expect(dueWords(dueOf({ ...open, priority: 'stat', dueAt: null }, now), clock)).toEqual({
      relative: '4 h 7 min late',
      absolute: 'asked 11:00',
    });
  });
  test('an undated routine task has no due time', () => {
    expect(dueOf({ ...open, dueAt: null }, now)).toEqual({ kind: 'none' });
  });
  test('what is closed is never late', () => {
    expect(dueOf({ ...open, status: 'completed', dueAt: '2026-11-22T14:00:00Z' }, now).kind).toBe('closed');
    expect(dueOf({ ...open, status: 'cancelled', priority: 'stat', dueAt: null }, now).kind).toBe('closed');
  });
  test('a due time that is no time is no due time', () => {
    expect(dueOf({ ...open, dueAt: 'soon' }, now)).toEqual({ kind: 'none' });
  });
});
