import { expect, test, vi } from 'vitest';
import { PresenceStore } from './presence-store';

function liveStore() {
  const store = new PresenceStore();
  store.setLive(true);
  return store;
}

test('only who shows a task hears of it, and a row that shows another one does not', () => {
  const store = liveStore();
  const [one, two] = [vi.fn(), vi.fn()];
  store.subscribe('t1', one);
  store.subscribe('t2', two);
  store.take({ tasks: { t1: ['Amara'] } });
  expect(store.namesOf('t1')).toEqual(['Amara']);
  expect([one.mock.calls.length, two.mock.calls.length]).toEqual([1, 0]);
});

test('a new stream says all of it: who left meanwhile is gone, and is told', () => {
  const store = liveStore();
  store.take({ tasks: { t1: ['Amara'] } });
  const heard = vi.fn();
  store.subscribe('t1', heard);
  store.take({ all: true, tasks: {} });
  expect(store.namesOf('t1')).toEqual([]);
  expect(heard).toHaveBeenCalledOnce();
});

test('while the screen is not live nobody is shown, and afterwards who was there', () => {
  const store = liveStore();
  store.take({ tasks: { t1: ['Amara'] } });
  const heard = vi.fn();
  store.subscribe('t1', heard);
  store.setLive(false);
  expect(store.namesOf('t1')).toEqual([]);
  store.setLive(true);
  expect(store.namesOf('t1')).toEqual(['Amara']);
  expect(heard).toHaveBeenCalledTimes(2);
});

test('names that did not change are the same value, so that nothing is drawn anew', () => {
  const store = liveStore();
  store.take({ tasks: { t1: ['Amara'] } });
  const before = store.namesOf('t1');
  store.take({ tasks: { t2: ['Ben'] } });
  expect(store.namesOf('t1')).toBe(before);
  expect(store.namesOf('t3')).toBe(store.namesOf('t4'));
});

test('whoever left the screen hears nothing any more', () => {
  const store = liveStore();
  const heard = vi.fn();
  store.subscribe('t1', heard)();
  store.take({ tasks: { t1: ['Amara'] } });
  expect(heard).not.toHaveBeenCalled();
});
