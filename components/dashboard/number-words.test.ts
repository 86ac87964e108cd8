import { describe, expect, test } from 'vitest';
import { inEnglish } from '@/lib/domain/words/make-say';
import { listHrefOf } from './list-href';
import { numberWords, shareWords } from './number-words';

describe('the words around a number', () => {
  test('a share is a whole percent of the open tasks', () => {
    expect(shareWords(45, 346, inEnglish)).toBe('13 % of open');
  });
  test('a few of many are never none, and all but one are never all', () => {
    expect(shareWords(1, 1000, inEnglish)).toBe('under 1 % of open');
    expect(shareWords(999, 1000, inEnglish)).toBe('99 % of open');
    expect(shareWords(1000, 1000, inEnglish)).toBe('100 % of open');
  });
  test('there is no share of nothing', () => {
    expect(shareWords(0, 0, inEnglish)).toBeUndefined();
  });
  test('thousands are grouped', () => {
    expect(numberWords(12_345, inEnglish)).toBe('12,345');
  });
  test('the list behind a number keeps its coded filter', () => {
    expect(listHrefOf('/worklist')).toBe('/worklist');
    expect(listHrefOf('/worklist?role=http%3A%2F%2Fsnomed.info%2Fsct%7C224535009')).toBe(
      '/worklist?role=http%3A%2F%2Fsnomed.info%2Fsct%7C224535009',
    );
  });
});
