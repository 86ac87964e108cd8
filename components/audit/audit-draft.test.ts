import { expect, test } from 'vitest';
import { LAST_DAY, searchOf } from './audit-draft';

const CLOCK = { now: new Date('2026-11-25T12:00:00Z'), timeZone: 'Europe/Vienna' };

test('the last day is what is looked for first', () => {
  expect(searchOf(LAST_DAY, CLOCK)).toEqual({ faults: [], search: { from: '2026-11-24T12:00:00.000Z' } });
});

test.each([
  ['t-1', 't-1'],
  [' https://ward.example/tasks/t-1 ', 't-1'],
  ['/tasks/t-1?tab=story#top', 't-1'],
])('a task is meant by %s', (task, id) => {
  expect(searchOf({ ...LAST_DAY, when: '', task }, CLOCK).search).toEqual({ task: id });
});

test('two times are read on the clock of the site, a day begins at midnight', () => {
  const draft = { ...LAST_DAY, when: 'between', from: '2026-11-24', to: '2026-11-24 14:30' };
  expect(searchOf(draft, CLOCK).search).toEqual({ from: '2026-11-23T23:00:00.000Z', to: '2026-11-24T13:30:00.000Z' });
});

test('what cannot be read is named with the way out, and nothing is searched for by it', () => {
  const { faults } = searchOf({ ...LAST_DAY, when: 'between', from: 'yesterday', to: '', task: 'a b' }, CLOCK);
  expect(faults.map(({ field }) => field)).toEqual(['audit-task', 'audit-from']);
});
