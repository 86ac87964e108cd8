import { expect, test } from 'vitest';
import { countWords } from './count-words';

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1001, '1,000+'],
  [50_000, '1,000+'],
])('%d tasks are said as %s: exact up to a thousand (UX-01)', (count, words) => {
  expect(countWords(count)).toBe(words);
});
