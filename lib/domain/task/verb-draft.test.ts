import { describe, expect, test } from 'vitest';
import { OTHER_REASON, verbDraftOf, verbFaults, verbInputOf } from './verb-draft';

const clock = { now: new Date('2026-01-10T08:00:00Z'), timeZone: 'Europe/Oslo' };
const opened = verbDraftOf({ dueAt: '2026-01-10T09:00:00Z', priority: 'routine', description: 'Look' }, clock.timeZone);
const fields = (...parts: Parameters<typeof verbFaults>) => verbFaults(...parts).map(({ field }) => field);

describe('the form of a verb', () => {
  test('opens with what can be changed, on the clock of the site', () => {
    expect(opened).toMatchObject({ due: '2026-01-10T10:00', priority: 'routine', description: 'Look' });
  });

  test('handing over needs somebody and a reason, typed where no suggestion fits', () => {
    const reassign = { verb: 'reassign', asks: ['to', 'reason'] } as const;
    expect(fields({ ...reassign, asks: [...reassign.asks] }, opened, { ...clock, opened })).toEqual(['to', 'reason']);
    const half = { ...opened, to: 'Practitioner/p2', reason: OTHER_REASON };
    expect(fields({ ...reassign, asks: [...reassign.asks] }, half, { ...clock, opened })).toEqual(['otherReason']);
    const input = verbInputOf(
      { ...reassign, asks: [...reassign.asks] },
      { ...half, otherReason: ' Shift ' },
      { opened, timeZone: clock.timeZone, order: null },
    );
    expect(input).toEqual({ to: 'Practitioner/p2', reason: 'Shift' });
  });

  test('a hold may have no end, but none that has passed', () => {
    const hold = { verb: 'hold' as const, asks: ['reason' as const, 'until' as const] };
    const draft = { ...opened, reason: 'Patient is asleep' };
    expect(fields(hold, draft, { ...clock, opened })).toEqual([]);
    expect(
      fields(hold, { ...draft, wayBack: 'time' as const, until: '2026-01-10T08:59' }, { ...clock, opened }),
    ).toEqual(['until']);
    expect(
      verbInputOf(
        hold,
        { ...draft, wayBack: 'time' as const, until: '2026-01-10T09:30' },
        { opened, timeZone: clock.timeZone, order: null },
      ),
    ).toEqual({
      reason: 'Patient is asleep',
      until: '2026-01-10T08:30:00.000Z',
    });
  });

  test('a change says only what changed; an emptied due time is taken away; nothing changed is a fault', () => {
    const amend = {
      verb: 'amend' as const,
      asks: ['due' as const, 'priority' as const, 'description' as const, 'note' as const],
    };
    expect(fields(amend, opened, { ...clock, opened })).toEqual(['due']);
    const options = { opened, timeZone: clock.timeZone, order: null };
    expect(verbInputOf(amend, { ...opened, due: '' }, options)).toEqual({ due: null });
    expect(verbInputOf(amend, { ...opened, priority: 'stat', note: 'Family called' }, options)).toEqual({
      priority: 'stat',
      note: 'Family called',
    });
  });

  test('a time that the change to summer time leaves out is a fault, and takes no due time away', () => {
    const amend = { verb: 'amend' as const, asks: ['due' as const] };
    const skipped = { ...opened, due: '2026-03-29T02:30' };
    expect(verbFaults(amend, skipped, { ...clock, opened })).toEqual([
      { field: 'due', message: expect.stringContaining('There is no 02:30 on this day') },
    ]);
    expect(verbInputOf(amend, skipped, { opened, timeZone: clock.timeZone, order: null })).toEqual({});
  });

  test('an overdue task can be changed without touching its due time', () => {
    const amend = { verb: 'amend' as const, asks: ['due' as const, 'priority' as const] };
    const late = verbDraftOf({ dueAt: '2026-01-09T09:00:00Z', priority: 'routine', description: null }, clock.timeZone);
    expect(fields(amend, { ...late, priority: 'urgent' }, { ...clock, opened: late })).toEqual([]);
  });

  test('an entry in error is confirmed', () => {
    const inError = { verb: 'mark-in-error' as const, asks: ['reason' as const, 'confirm' as const] };
    expect(fields(inError, { ...opened, reason: 'Made twice' }, { ...clock, opened })).toEqual(['confirmed']);
  });
});
