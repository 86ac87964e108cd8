import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Truth } from '@/lib/domain/live/truth';
import { TruthStore } from './truth-store';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

const heard = (asOf: string): Truth => ({ way: 'stream', lostAt: undefined, asOf, heardAt: Date.now() });

test('a screen that hears nothing grows stale by itself, and keeps the moment as of which it is', () => {
  const store = new TruthStore();
  const told: string[] = [];
  const leave = store.subscribe(() => told.push(store.current().shown));
  store.take(heard('2026-11-25T14:05:10.000Z'));
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(['live', 'stale']);
  expect(store.current().asOf).toBe('2026-11-25T14:05:10.000Z');
  leave();
});

test('a short interruption tells nobody anything', () => {
  const store = new TruthStore();
  let told = 0;
  const leave = store.subscribe(() => {
    told += 1;
  });
  const truth = heard('2026-11-25T14:05:10.000Z');
  store.take(truth);
  store.take({ ...truth, lostAt: 0 });
  vi.advanceTimersByTime(2000);
  store.take(truth);
  vi.advanceTimersByTime(5000);
  expect(told).toBe(1);
  leave();
});
