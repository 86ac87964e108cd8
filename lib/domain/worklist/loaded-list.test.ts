import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type LoadedList,
  leftCount,
  loadedListOf,
  rereadInPlace,
  settled,
  withChanges,
  withPage,
  withRow,
} from './loaded-list';
import type { WorklistRow } from './worklist-row';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 10, 14, minute)).toISOString();
const row = (id: string, parts: Partial<WorklistRow> = {}) =>
  ({ id, title: id, version: '1', changedAt: at(0), band: 'shift', ...parts }) as WorklistRow;
const page = (ids: string, parts: { asOf?: string; next?: string | null } = {}) => ({
  asOf: at(1),
  next: null,
  ...parts,
  rows: [...ids].map((id) => row(id)),
});
const idsOf = (list: LoadedList) => list.rows.map((listed) => listed.row.id).join('');
const waitingOf = (list: LoadedList) => list.waiting.map(({ id }) => id).join('');
const standingOf = (list: LoadedList, id: string) => list.rows.find((listed) => listed.row.id === id)?.standing;

describe('UX-09: changes come in place, and new rows wait', () => {
  const list = loadedListOf(page('abc'));

  test('a changed row stays where it is, under the heading where it stood', () => {
    const changed = row('b', { title: 'late now', band: 'overdue', changedAt: at(2) });
    const after = withChanges(list, ['b'], { asOf: at(2), rows: [changed], left: [] });
    expect(idsOf(after)).toBe('abc');
    expect(after.rows[1]).toMatchObject({ row: { title: 'late now' }, placed: { band: 'shift' }, standing: 'here' });
    expect(after.asOf).toBe(at(2));
  });

  test('a row that left stays in its place and says so; one out of sight as well', () => {
    const after = withChanges(list, ['a', 'b'], { asOf: at(2), rows: [], left: [row('a', { changedAt: at(2) })] });
    expect(idsOf(after)).toBe('abc');
    expect([standingOf(after, 'a'), standingOf(after, 'b'), standingOf(after, 'c')]).toEqual(['left', 'gone', 'here']);
    expect(leftCount(after)).toBe(2);
  });

  test('a row that enters waits, and no longer when it leaves again', () => {
    const after = withChanges(list, ['x'], { asOf: at(2), rows: [row('x')], left: [] });
    expect([idsOf(after), waitingOf(after)]).toEqual(['abc', 'x']);
    const twice = withChanges(after, ['x'], { asOf: at(3), rows: [row('x')], left: [] });
    expect(waitingOf(twice)).toBe('x');
    expect(waitingOf(withChanges(twice, ['x'], { asOf: at(4), rows: [], left: [row('x')] }))).toBe('');
  });

  test('an answer that was overtaken does not bring back what was', () => {
    const newer = withRow(list, row('a', { title: 'mine', changedAt: at(5) }));
    const after = withChanges(newer, ['a'], {
      asOf: at(4),
      rows: [row('a', { title: 'free', changedAt: at(3) })],
      left: [],
    });
    expect(after.rows[0]?.row.title).toBe('mine');
  });

  test('reading anew moves nothing: what is new among the rows waits, what follows them is added', () => {
    const after = rereadInPlace(list, { ...page('axcbd'), asOf: at(3) });
    expect([idsOf(after), waitingOf(after)]).toEqual(['abcd', 'x']);
    expect(leftCount(after)).toBe(0);
    expect(idsOf(rereadInPlace(list, page('ac')))).toBe('abc');
    expect(standingOf(rereadInPlace(list, page('ac')), 'b')).toBe('left');
  });

  test('a new row at the very end waits too', () => {
    const fresh = { asOf: at(3), next: null, rows: [row('a'), row('b'), row('c'), row('z', { changedAt: at(2) })] };
    expect(waitingOf(rereadInPlace(list, fresh))).toBe('z');
  });

  test('put in order where nobody is near, new rows still wait', () => {
    const after = settled(list, { ...page('cxa'), asOf: at(3) });
    expect([idsOf(after), waitingOf(after)]).toEqual(['ca', 'x']);
  });
});

describe('pages', () => {
  test('a task that moved between two pages stands once, and waits no longer once its page is there', () => {
    const waiting = withChanges(loadedListOf(page('abc', { next: 'n' })), ['x'], {
      asOf: at(2),
      rows: [row('x')],
      left: [],
    });
    const after = withPage(waiting, page('cxd'));
    expect([idsOf(after), waitingOf(after), after.next]).toEqual(['abcxd', '', null]);
  });

  /** Lists by chance, changes by chance: what stands, waits or left is never lost and never doubled. */
  const noneTwice = (apply: typeof withChanges) =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ ids: fc.subarray([...'abcdefgh'], { minLength: 1 }), listed: fc.subarray([...'abcdefgh']) }),
          {
            minLength: 1,
            maxLength: 20,
          },
        ),
        (steps) => {
          let list = loadedListOf(page('abcd'));
          for (const { ids, listed } of steps) {
            const rows = ids.filter((id) => listed.includes(id)).map((id) => row(id));
            const left = ids.filter((id) => !listed.includes(id)).map((id) => row(id));
            list = apply(list, ids, { asOf: at(2), rows, left });
            const shown = [...list.rows.map((each) => each.row.id), ...list.waiting.map(({ id }) => id)];
            expect(new Set(shown).size).toBe(shown.length);
            expect(idsOf(list)).toBe('abcd');
          }
        },
      ),
      { seed: 20_260_501, numRuns: 300 },
    );

  test('however changes come, no row moves, and none stands twice', () => noneTwice(withChanges));

  test('a list that forgets what already waits is noticed', () => {
    expect(() =>
      noneTwice((list, asked, changes) => ({
        ...withChanges(list, asked, changes),
        waiting: [...list.waiting, ...changes.rows.filter(({ id }) => !idsOf(list).includes(id))],
      })),
    ).toThrow();
  });
});
