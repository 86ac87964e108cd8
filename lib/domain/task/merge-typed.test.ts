import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeTyped, settledTyped, typedWords } from './merge-typed';
import type { OpenedVerb, TypedVerb } from './typed-verb';
import { draftWith, verbDraftOf } from './verb-draft';

const CLOCK = { now: new Date('2026-03-10T09:00:00Z'), timeZone: 'UTC' };
const AMEND = { asks: ['due', 'priority', 'description', 'note'] };
const opened: OpenedVerb = { due: '2026-03-10T12:00', priority: 'routine', description: 'Dress it' };
const merge = (typed: TypedVerb, theirs: Partial<OpenedVerb>) =>
  mergeTyped(AMEND, { opened, typed, theirs: { ...opened, ...theirs } }, CLOCK);
const kinds = (parts: ReturnType<typeof merge>) => Object.fromEntries(parts.map(({ key, kind }) => [key, kind]));

test('changes of different boxes go together, the same change is one, different ones of the same box collide', () => {
  expect(kinds(merge({ priority: 'urgent' }, { due: '' }))).toEqual({
    due: 'theirs',
    priority: 'mine',
    description: 'untouched',
  });
  expect(kinds(merge({ priority: 'urgent' }, { priority: 'urgent' }))).toMatchObject({ priority: 'same' });
  const [due] = merge({ due: '2026-03-10T14:00' }, { due: '' });
  expect(due).toMatchObject({ kind: 'collides', was: '12:00', theirs: 'No time', mine: '14:00' });
});

test('a box that was touched and put back does not undo what somebody else wrote there', () => {
  const typed = { description: 'Dress it ', note: 'Mine' };
  const parts = merge(typed, { description: 'Dress it twice' });
  expect(kinds(parts)).toMatchObject({ description: 'theirs' });
  expect(settledTyped(typed, parts, {})).toEqual({ note: 'Mine' });
});

test('a verb that shows nothing of the task has nothing to merge', () => {
  const typed = { reason: 'because' };
  expect(mergeTyped({ asks: ['reason', 'until'] }, { opened, typed, theirs: opened }, CLOCK)).toEqual([]);
  expect(settledTyped(typed, [], {})).toEqual(typed);
});

test('what cannot be sent any more can be read in full', () => {
  const typed: TypedVerb = { reason: 'other', otherReason: 'At x-ray', until: '2026-03-10T14:00', priority: 'urgent' };
  expect(typedWords({ ...typed, note: 'Back at two' }, CLOCK)).toBe(
    'Reason: At x-ray\nUntil: 14:00\nPriority: Urgent\nNote: Back at two',
  );
});

const text = fc.constantFrom('', 'a', 'b', 'c');
const anyOpened = fc.record({ due: text, priority: fc.constantFrom('routine', 'urgent', 'stat'), description: text });

/** After the merge each box holds what its only change, or the choice, says. */
function isRight(settle: typeof settledTyped): boolean {
  const property = fc.property(
    anyOpened as fc.Arbitrary<OpenedVerb>,
    anyOpened as fc.Arbitrary<OpenedVerb>,
    anyOpened as fc.Arbitrary<OpenedVerb>,
    fc.constantFrom('mine' as const, 'theirs' as const),
    (was, theirs, typed, side) => {
      const sides = { due: side, priority: side, description: side };
      const parts = mergeTyped(AMEND, { opened: was, typed, theirs }, CLOCK);
      const base = verbDraftOf({ dueAt: null, priority: 'routine', description: null }, 'UTC');
      const after = draftWith({ ...base, ...theirs }, settle(typed, parts, sides));
      return (['due', 'priority', 'description'] as const).every((field) => {
        const [isMine, isTheirs] = [typed[field] !== was[field], theirs[field] !== was[field]];
        const wanted = isMine && !(isTheirs && side === 'theirs') ? typed[field] : theirs[field];
        return after[field] === wanted;
      });
    },
  );
  return !fc.check(property, { numRuns: 2000, seed: 20_260_304 }).failed;
}

test('every merge keeps the only change of a box and the chosen one of two; a merge in which the last wins is caught', () => {
  expect(isRight(settledTyped)).toBe(true);
  expect(isRight((typed) => typed)).toBe(false);
});
