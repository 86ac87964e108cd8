import { describe, expect, test } from 'vitest';
import { listHrefOf } from './list-href';
import { countWords, shareWords } from './number-words';

describe('the words around a number', () => {
  test('a share is a whole percent of the open tasks', () => {
    expect(shareWords(45, 346)).toBe('13 % of open');
  });
  test('a few of many are never none, and all but one are never all', () => {
    expect(shareWords(1, 1000)).toBe('under 1 % of open');
    expect(shareWords(999, 1000)).toBe('99 % of open');
    expect(shareWords(1000, 1000)).toBe('100 % of open');
  });
  test('there is no share of nothing', () => {
    expect(shareWords(0, 0)).toBeUndefined();
  });
  test('one task is not tasks, and thousands are grouped', () => {
    expect(countWords(1)).toBe('1 task');
    expect(countWords(12_345)).toBe('12,345 tasks');
  });
  test('the list behind a number keeps its coded filter', () => {
    expect(listHrefOf('/worklist')).toBe('/worklist');
    expect(listHrefOf('/worklist?role=http%3A%2F%2Fsnomed.info%2Fsct%7C224535009')).toBe(
      '/worklist?role=http%3A%2F%2Fsnomed.info%2Fsct%7C224535009',
    );
  });
});
