import { expect, test } from 'vitest';
import { shownTruthOf, type Truth } from './truth';

const truth = (more: Partial<Truth>): Truth => ({
  way: 'stream',
  lostAt: undefined,
  asOf: '2026-11-25T14:07:32.000Z',
  heardAt: 0,
  ...more,
});

test('an interruption under two seconds is not told, a longer one is', () => {
  expect(shownTruthOf(truth({ lostAt: 5000, heardAt: 4000 }), 7000)).toBe('live');
  expect(shownTruthOf(truth({ lostAt: 5000, heardAt: 4000 }), 7500)).toBe('stale');
});
test('a stream of which nothing is heard is not believed, even where nobody noticed that it was lost', () => {
  expect(shownTruthOf(truth({}), 14_000)).toBe('live');
  expect(shownTruthOf(truth({}), 15_000)).toBe('stale');
});
test('asking is believed until the next two answers should long be there', () => {
  expect(shownTruthOf(truth({ way: 'polling' }), 20_000)).toBe('polling');
  expect(shownTruthOf(truth({ way: 'polling' }), 25_000)).toBe('stale');
});
test('a page that never got through says so after a few seconds', () => {
  expect(shownTruthOf(truth({ way: 'opening' }), 5000)).toBe('opening');
  expect(shownTruthOf(truth({ way: 'opening' }), 6000)).toBe('stale');
});
test('who is signed out is told that, and nothing of the connection', () => {
  expect(shownTruthOf(truth({ way: 'signed-out', lostAt: 0 }), 1_000_000)).toBe('signed-out');
});
