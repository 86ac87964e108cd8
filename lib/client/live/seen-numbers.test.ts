import { expect, test } from 'vitest';
import type { LedgerMessage } from './live-message';
import { SeenNumbers } from './seen-numbers';

const task = (after: number, to: number): LedgerMessage => ({ kind: 'task', after, to, id: `t${to}`, version: '1' });
const beat = (after: number, to: number): LedgerMessage => ({
  kind: 'beat',
  after,
  to,
  at: '2026-11-25T14:07:32.000Z',
});

test('a change is new once, however often and by whichever way it is heard', () => {
  const seen = new SeenNumbers(10);
  const heard = [task(10, 12), task(10, 12), beat(12, 15), task(10, 12), task(12, 14), task(15, 16)];
  expect(heard.map((message) => seen.take(message))).toEqual(['new', 'seen', 'new', 'seen', 'seen', 'new']);
  expect(seen.number).toBe(16);
});

test('what does not follow on is a hole, and nothing of it counts as seen', () => {
  const seen = new SeenNumbers(10);
  expect(seen.take(task(11, 12))).toBe('hole');
  expect(seen.number).toBe(10);
  expect([task(10, 11), task(11, 12)].map((message) => seen.take(message))).toEqual(['new', 'new']);
});

test('after a gap it goes on from there, even where the ledger began anew', () => {
  const seen = new SeenNumbers(10);
  expect(seen.take({ kind: 'gap', to: 3 })).toBe('new');
  expect(seen.take(task(3, 4))).toBe('new');
});

test('whoever knows no number has a hole in everything', () => {
  expect(new SeenNumbers(undefined).take(beat(0, 1))).toBe('hole');
});

test('what came since a number is remembered, and beyond what is remembered it says so', () => {
  const seen = new SeenNumbers(0);
  for (let number = 1; number <= 5000; number += 1) {
    seen.take(task(number - 1, number));
  }
  expect(seen.since(4997)?.map(({ to }) => to)).toEqual([4998, 4999, 5000]);
  expect(seen.since(5000)).toEqual([]);
  expect(seen.since(1)).toBeUndefined();
  seen.take({ kind: 'gap', to: 6000 });
  expect(seen.since(5999)).toBeUndefined();
  expect(seen.since(6000)).toEqual([]);
});
