import { describe, expect, test } from 'vitest';
import { DEFAULT_SHIFTS } from '@/lib/domain/access/shift';
import { inEnglish } from '@/lib/domain/words/make-say';
import { coverageWords, shiftFaultsOf, shiftsOfDraft } from './shift-draft';

const row = (name: string, start: string, end: string) => ({ key: name, name, start, end });

describe('the shifts of a unit', () => {
  test('the handovers of the usual shifts are said, and no gap', () => {
    expect(coverageWords(DEFAULT_SHIFTS, inEnglish).map(({ text }) => text)).toEqual([
      'Day and Night overlap from 07:00 to 07:30, 30 min.',
      'Day and Night overlap from 19:00 to 19:30, 30 min.',
    ]);
  });
  test('hours without a shift are said, over midnight too', () => {
    expect(coverageWords([{ name: 'Clinic', start: '08:00', end: '17:00' }], inEnglish)).toEqual([
      { text: 'Between shifts from 17:00 to 08:00, 15 h: nobody’s shift runs then.', isOverlap: false },
    ]);
  });
  test('three shifts that follow each other have neither gap nor overlap', () => {
    const shifts = [
      { name: 'Early', start: '06:00', end: '14:00' },
      { name: 'Late', start: '14:00', end: '22:00' },
      { name: 'Night', start: '22:00', end: '06:00' },
    ];
    expect(coverageWords(shifts, inEnglish)).toEqual([]);
  });
  test('names and times are checked row by row', () => {
    const rows = [row('Day', '7', '19.30'), row('Day', '25:00', ''), row('', '07:00', '0700')];
    expect(shiftFaultsOf(rows).map(({ id }) => id)).toEqual([
      'shift-1-name',
      'shift-1-start',
      'shift-1-end',
      'shift-2-name',
      'shift-2-end',
    ]);
  });
  test('short times are written out', () => {
    expect(shiftsOfDraft([row(' Day ', '7', '1930')])).toEqual([{ name: 'Day', start: '07:00', end: '19:30' }]);
  });
});
