import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StaleGatherer } from './stale-gatherer';

describe('what live events make stale', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function gather() {
    const keys: unknown[] = [];
    const gatherer = new StaleGatherer({
      invalidateQueries: (filters) => Promise.resolve(void keys.push(filters?.queryKey)),
    });
    return { gatherer, keys };
  }

  test('a burst of a hundred events refetches the list once, and each task that changed', () => {
    const { gatherer, keys } = gather();
    for (let event = 0; event < 100; event++) {
      gatherer.add({ kind: 'task', id: `t${event % 2}` });
    }
    vi.advanceTimersByTime(1000);
    expect(keys.filter((key) => JSON.stringify(key) === '["worklist"]')).toHaveLength(1);
    expect(keys).toContainEqual(['task', 't0']);
    expect(keys).toContainEqual(['task', 't1']);
  });
  test('after a gap everything live is stale', () => {
    const { gatherer, keys } = gather();
    gatherer.addGap();
    vi.advanceTimersByTime(1000);
    expect(keys).toContainEqual(['task']);
  });
  test('an event after a refetch waits a second at most', () => {
    const { gatherer, keys } = gather();
    gatherer.add({ kind: 'task', id: 'a' });
    vi.advanceTimersByTime(1000);
    const before = keys.length;
    gatherer.add({ kind: 'task', id: 'b' });
    vi.advanceTimersByTime(1000);
    expect(keys.length).toBeGreaterThan(before);
  });
});
