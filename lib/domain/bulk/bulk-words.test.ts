import { expect, test } from 'vitest';
import type { BulkFailure } from './bulk-answer';
import { checkedWords, doneWords, groupsOf, takenBackWords } from './bulk-words';

test('what can and cannot be done is said in one sentence', () => {
  expect(checkedWords('claim', { can: 37, cannot: 3 })).toBe('37 tasks can be claimed, 3 cannot.');
  expect(checkedWords('claim', { can: 37, cannot: 0 })).toBe('37 tasks can be claimed.');
  expect(checkedWords('hold', { can: 0, cannot: 3 })).toBe('None of the 3 tasks can be put on hold.');
  expect(checkedWords('hold', { can: 0, cannot: 1 })).toBe('This task cannot be put on hold.');
});

test('what was done is said with how many it was asked of', () => {
  expect(doneWords('reassign', { done: 45, all: 50, unknown: 0 })).toBe('45 of 50 tasks were handed over.');
  expect(doneWords('reassign', { done: 1, all: 1, unknown: 0 })).toBe('1 task was handed over.');
  expect(doneWords('amend', { done: 0, all: 2, unknown: 0 })).toBe('None of the 2 tasks was changed.');
  expect(doneWords('claim', { done: 0, all: 4, unknown: 4 })).toBe(
    'It is not known whether 4 tasks of 4 were claimed.',
  );
  expect(takenBackWords({ done: 2, all: 3 })).toBe('2 of 3 tasks were taken back.');
  expect(takenBackWords({ done: 0, all: 3 })).toBe('Nothing was taken back.');
});

const failure = (id: string, kind: BulkFailure['kind'], message: string): BulkFailure => ({
  id,
  ok: false,
  kind,
  refusal: { rule: 'a-rule', message, wayForward: 'Go on.' },
  row: null,
});

test('UX-06: a reason is told once, with all whom it keeps, the most frequent first', () => {
  const failures = [
    failure('1', 'refused', 'Somebody has it already.'),
    failure('2', 'stale', 'It moved.'),
    failure('3', 'stale', 'It moved.'),
    failure('4', 'gone', 'It moved.'),
  ];
  expect(groupsOf(failures).map(({ kind, failures: of }) => [kind, of.map(({ id }) => id)])).toEqual([
    ['stale', ['2', '3']],
    ['refused', ['1']],
    ['gone', ['4']],
  ]);
});

test('who has it already is no task that waits for a person', () => {
  const rule = {
    rule: 'task.reassign.to',
    message: 'Say who gets it, other than who has it now.',
    wayForward: 'Add it.',
  };
  const [group] = groupsOf([{ id: '1', ok: false, kind: 'refused', refusal: rule, row: null }]);
  expect(group?.refusal).toMatchObject({ rule: 'task.reassign.to', message: 'Whoever you chose has it already.' });
});
