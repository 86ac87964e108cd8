import { describe, expect, test } from 'vitest';
import { EMPTY_DRAFT, faultsOf, newTaskOf } from './new-task-draft';

const clock = { now: new Date('2026-11-23T14:07:00Z'), timeZone: 'Europe/Vienna' };

describe('the form of a new task', () => {
  test('says everything that is missing, in the order of the form', () => {
    expect(faultsOf(EMPTY_DRAFT, clock).map(({ field }) => field)).toEqual(['title', 'role']);
    expect(faultsOf({ ...EMPTY_DRAFT, type: 't', forWhom: 'person' }, clock).map(({ field }) => field)).toEqual([
      'owner',
    ]);
  });
  test('a due time that has passed on the clock of the site is refused', () => {
    const draft = { ...EMPTY_DRAFT, title: 'Call', unit: 'u' };
    expect(faultsOf({ ...draft, due: '2026-11-23T15:06' }, clock).map(({ field }) => field)).toEqual(['due']);
    expect(faultsOf({ ...draft, due: '2026-11-23T15:08' }, clock)).toEqual([]);
  });
  test('a due time that the change to summer time leaves out is refused in words of its own', () => {
    const draft = { ...EMPTY_DRAFT, title: 'Call', unit: 'u', due: '2027-03-28T02:30' };
    expect(faultsOf(draft, clock)).toEqual([
      { field: 'due', message: expect.stringContaining('There is no 02:30 on this day') },
    ]);
    expect(faultsOf({ ...draft, due: '2027-03-28T03:00' }, clock)).toEqual([]);
  });
  test('sends what was filled in, and only the half that was chosen', () => {
    const draft = { ...EMPTY_DRAFT, title: ' Call ', role: 'r', owner: 'Practitioner/p', due: '2026-11-24T15:00' };
    expect(newTaskOf(draft, clock.timeZone)).toEqual({
      title: 'Call',
      role: 'r',
      priority: 'routine',
      due: '2026-11-24T14:00:00.000Z',
      status: 'requested',
    });
    expect(newTaskOf({ ...draft, forWhom: 'person' }, clock.timeZone)).toMatchObject({ owner: 'Practitioner/p' });
  });
});
