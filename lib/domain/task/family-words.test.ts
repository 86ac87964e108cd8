import { expect, test } from 'vitest';
import type { TaskFamily } from './family-page';
import { openChildren, planFor } from './family-words';
import type { TaskStatus } from './task-status';

type Child = TaskFamily['children'][number];
const child = (status: TaskStatus, held: boolean, cancelled: boolean) =>
  ({ row: { id: `${status} ${held} ${cancelled}`, status }, held, cancelled }) as Child;
const family = (...children: Child[]): TaskFamily => ({ parents: [], children, hidden: 2 });
const statuses = (children: readonly Child[]) => children.map(({ row }) => row.status);

const ALL = family(
  child('accepted', true, false),
  child('requested', false, true),
  child('on-hold', false, true),
  child('completed', false, false),
);

test('what is closed counts for nothing, and what the reader does not see counts as open', () => {
  expect(openChildren(ALL)).toMatchObject({ count: 5 });
  expect(statuses(openChildren(ALL).seen)).toEqual(['accepted', 'requested', 'on-hold']);
});

test('what goes on hold with a task is told apart from what stays; what is on hold already is neither', () => {
  const { along, left } = planFor('hold', ALL);
  expect([statuses(along), statuses(left)]).toEqual([['accepted'], ['requested']]);
});

test('what may be cancelled is told apart from what is not theirs to cancel', () => {
  const { along, left } = planFor('cancel', ALL);
  expect([statuses(along), statuses(left)]).toEqual([['requested', 'on-hold'], ['accepted']]);
});
