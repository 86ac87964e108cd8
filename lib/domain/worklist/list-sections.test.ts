import { describe, expect, test } from 'vitest';
import { sectionsOf } from './list-sections';
import type { WorklistRow } from './worklist-row';

const row = (id: string, part: Partial<WorklistRow>) =>
  ({ id, band: 'later', patient: null, unit: null, ...part }) as WorklistRow;
const inBed = (bed: string | null, id: string, unit = 'Ward A') =>
  ({ id, bed, unit, display: `PATIENT, ${id}` }) as WorklistRow['patient'];
const shape = (rows: readonly WorklistRow[], order: Parameters<typeof sectionsOf>[1]) =>
  sectionsOf(rows, order).map(({ words, tone, rows: held }) => [words, tone, held.map(({ id }) => id).join('')]);

describe('the headings of a list', () => {
  test.each(['lateness', 'due'] as const)(
    'by %s they are the bands of lateness, the late one marked (UX-04)',
    (order) => {
      const rows = [row('a', { band: 'overdue' }), row('b', { band: 'none' }), row('c', { band: 'closed' })];
      expect(shape(rows, order)).toEqual([
        ['Overdue', 'late', 'a'],
        ['No due time', 'plain', 'b'],
        ['Closed', 'plain', 'c'],
      ]);
    },
  );

  test('by age there is one, and one for closed work', () => {
    const rows = [row('a', { band: 'none' }), row('b', { band: 'overdue' }), row('c', { band: 'closed' })];
    expect(shape(rows, 'oldest')).toEqual([
      ['Oldest first', 'plain', 'ab'],
      ['Closed', 'plain', 'c'],
    ]);
    expect(shape([], 'oldest')).toEqual([]);
  });

  test('by bed there is one for each patient, in the order of the list', () => {
    const rows = [
      row('a', { patient: inBed('Bed 2', '1') }),
      row('b', { patient: inBed('Bed 2', '1'), band: 'overdue' }),
      row('c', { patient: inBed('Bed 10', '2') }),
      row('d', { patient: inBed(null, '3') }),
      row('e', { unit: { reference: 'Location/a', display: 'Ward A' } }),
      row('f', {}),
      row('g', { patient: inBed('Bed 2', '1'), band: 'closed' }),
    ];
    expect(shape(rows, 'bed')).toEqual([
      ['Ward A · Bed 2 · PATIENT, 1', 'plain', 'ab'],
      ['Ward A · Bed 10 · PATIENT, 2', 'plain', 'c'],
      ['Ward A · no bed · PATIENT, 3', 'plain', 'd'],
      ['Ward A · no patient on record', 'plain', 'e'],
      ['No ward · no patient on record', 'plain', 'f'],
      ['Closed', 'plain', 'g'],
    ]);
  });
});
