import { expect, test } from 'vitest';
import { parseCursor, standsBefore, toCursorText } from './list-cursor';

const CURSOR = {
  asOf: '2026-11-24T10:00:00.000Z',
  shiftEnd: '2026-11-24T14:00:00.000Z',
  order: 'lateness' as const,
  band: 'later' as const,
  priority: 1,
  dueKey: '2026-11-25T10:00:00.000000Z',
  id: 'task-1',
};

test('what was given out is read again', () => {
  expect(parseCursor(toCursorText(CURSOR), 'lateness')).toEqual(CURSOR);
});

test.each([
  { asOf: '9999-12-31T23:59:59.999Z' },
  { shiftEnd: '9999-12-31T23:59:59.999Z' },
  { asOf: '0001-01-01T00:00:00.000Z' },
  { asOf: '2026-02-31T00:00:00.000Z' },
  { dueKey: '0000-01-01T00:00:00.000000Z' },
  { band: '__proto__' as 'later' },
  { priority: 5 },
  { id: 'a b' },
  { order: 'due' as const },
  { at: { ward: null, bed: 'Bed 1', patient: null } },
])('%j is no cursor of ours', (part) => {
  expect(() => parseCursor(toCursorText({ ...CURSOR, ...part }), 'lateness')).toThrow('cursor');
});

test.each(['', '%', 'abc', Buffer.from('null').toString('base64url')])('nor is %j', (text) => {
  expect(() => parseCursor(text, 'lateness')).toThrow('cursor');
});

const place = (dueKey: string, priority: number, id = 'task-2') => ({ band: 'later' as const, dueKey, priority, id });
const EARLY = '2026-11-25T09:00:00.000000Z';

test.each([
  ['lateness', place(EARLY, 1), false],
  ['lateness', place(EARLY, 2), true],
  ['due', place(EARLY, 2), false],
  ['due', place(CURSOR.dueKey, 2), true],
  ['due', place('infinity', 1), true],
  ['due', { ...place(EARLY, 1), band: 'closed' as const }, true],
  ['oldest', place('infinity', 4), false],
] as const)('by %s a cursor stands before %o: %s', (order, other, stands) => {
  expect(standsBefore({ ...CURSOR, order }, other)).toBe(stands);
});
