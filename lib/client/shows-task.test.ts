import { expect, test } from 'vitest';
import { showsTask } from './shows-task';

const page = (waits: unknown[]) => ({ family: { parents: [], children: [], hidden: 0 }, waits });

test('the page of a task is stale when what it waits for changes, and only then', () => {
  const waiting = page([{ kind: 'task', task: { id: 'a', title: 'Consent' } }]);
  expect(showsTask(waiting, new Set(['a']))).toBe(true);
  expect(showsTask(waiting, new Set(['b']))).toBe(false);
  expect(showsTask(page([{ kind: 'result', task: null }]), new Set(['a']))).toBe(false);
  expect(showsTask(undefined, new Set(['a']))).toBe(false);
  expect(showsTask({ candidates: [] }, new Set(['a']))).toBe(false);
});
