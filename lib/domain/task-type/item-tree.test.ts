import type { QuestionnaireItem } from '@medplum/fhirtypes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionsOf } from '@/lib/domain/form/form-questions';
import { type ItemPath, itemAt, withAdded, withChanged, withDuplicate, withMoved, withoutItem } from './item-tree';
import { freshLinkId } from './link-id';

const item = (linkId: string, ...inner: QuestionnaireItem[]): QuestionnaireItem =>
  inner.length > 0 ? { linkId, type: 'group', item: inner } : { linkId, type: 'string', text: linkId };
const FORM = [item('a'), item('g', item('g1'), item('g2')), item('z')];
const idsOf = (items: readonly QuestionnaireItem[]) => questionsOf(items).map(({ linkId }) => linkId);
const sure = () => 0.5;

describe('one step of the editor', () => {
  test('a question goes to the end of the form, or of the group that was meant', () => {
    expect(idsOf(withAdded(FORM, [], item('new')))).toEqual(['a', 'g', 'g1', 'g2', 'z', 'new']);
    expect(idsOf(withAdded(FORM, [1], item('new')))).toEqual(['a', 'g', 'g1', 'g2', 'new', 'z']);
  });

  test('a question moves among those beside it, and no further', () => {
    expect(idsOf(withMoved(FORM, [1, 1], -1))).toEqual(['a', 'g', 'g2', 'g1', 'z']);
    expect(idsOf(withMoved(FORM, [1], 1))).toEqual(['a', 'z', 'g', 'g1', 'g2']);
    expect(withMoved(FORM, [0], -1)).toEqual(FORM);
    expect(withMoved(FORM, [1, 1], 1)).toEqual(FORM);
  });

  test('a group that lost its last question has no empty list of them', () => {
    expect(withoutItem([item('g', item('g1'))], [0, 0])).toEqual([{ linkId: 'g', type: 'group' }]);
  });

  test('a copy stands behind what it copies, and its conditions hang on the copy of what they hung on', () => {
    const inner = { ...item('g2'), enableWhen: [{ question: 'g1', operator: 'exists' as const, answerBoolean: true }] };
    const outer = { ...item('g3'), enableWhen: [{ question: 'a', operator: 'exists' as const, answerBoolean: true }] };
    const copied = withDuplicate([item('a'), item('g', item('g1'), inner, outer)], [1], sure);
    const [g1, g2, g3] = copied[2]?.item ?? [];
    expect(g2?.enableWhen?.[0]?.question).toBe(g1?.linkId);
    expect(g1?.linkId).not.toBe('g1');
    expect(g3?.enableWhen?.[0]?.question).toBe('a');
  });
});

type Step = { kind: 'add' | 'move' | 'remove' | 'duplicate' | 'change'; at: number; up: boolean };

/** Where each item stands. */
function pathsOf(items: readonly QuestionnaireItem[], above: ItemPath = []): ItemPath[] {
  return items.flatMap((each, index) => [[...above, index], ...pathsOf(each.item ?? [], [...above, index])]);
}

type Duplicate = typeof withDuplicate;

function stepped(items: readonly QuestionnaireItem[], { kind, at, up }: Step, random: () => number, copy: Duplicate) {
  const paths = pathsOf(items);
  const path = paths[at % Math.max(paths.length, 1)];
  if (path === undefined || kind === 'add') {
    return withAdded(items, up ? [] : (path ?? []), item(freshLinkId(new Set(idsOf(items)), random)));
  }
  const acts = {
    move: () => withMoved(items, path, up ? -1 : 1),
    remove: () => withoutItem(items, path),
    duplicate: () => copy(items, path, random),
    change: () => withChanged(items, path, (each) => ({ ...each, text: `${each.text ?? ''}!` })),
  };
  return acts[kind]();
}

const STEPS = fc.array(
  fc.record({
    kind: fc.constantFrom('add', 'move', 'remove', 'duplicate', 'change'),
    at: fc.nat(30),
    up: fc.boolean(),
  }) as fc.Arbitrary<Step>,
  { maxLength: 25 },
);
const UNKNOWN = {
  extension: [{ url: 'urn:unknown', valueString: 'kept' }],
  prefix: '1.',
  initial: [{ valueString: 'x' }],
};
const START = [{ ...item('a'), ...UNKNOWN }, item('g', { ...item('g1'), ...UNKNOWN }, item('g2'))];

/** Whether any walk of steps keeps linkIds apart, also where chance answers nearly always the same. */
function holds(copy: Duplicate): boolean {
  const property = fc.property(STEPS, fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1 }), (steps, chances) => {
    let turn = 0;
    const random = () => (chances[turn++ % chances.length] ?? 0) / 2;
    const end = steps.reduce<QuestionnaireItem[]>((items, step) => stepped(items, step, random, copy), START);
    return new Set(idsOf(end)).size === idsOf(end).length;
  });
  return !fc.check(property, { seed: 20261125, numRuns: process.env.PROVE === '1' ? 20_000 : 1000 }).failed;
}

test('whatever is added, moved, removed and copied, no two items have one linkId', () => {
  expect(holds(withDuplicate)).toBe(true);
});

test('the same check catches a copy that keeps its linkId', () => {
  const broken: Duplicate = (items, path) => {
    const copied = itemAt(items, path);
    return copied === undefined ? [...items] : withAdded(items, path.slice(0, -1), copied);
  };
  expect(holds(broken)).toBe(false);
});

test('what the editor does not know of an item is there after every step, and in each copy', () => {
  fc.assert(
    fc.property(STEPS, (steps) => {
      const walk = steps.filter(({ kind }) => kind !== 'remove' && kind !== 'add');
      const end = walk.reduce<QuestionnaireItem[]>(
        (items, step) => stepped(items, step, Math.random, withDuplicate),
        START,
      );
      const known = questionsOf(end).filter((each) => each.extension !== undefined);
      const copies = questionsOf(end).filter(({ text }) => text?.startsWith('a') || text?.startsWith('g1'));
      return (
        known.length === copies.length && known.every((each) => each.prefix === '1.' && each.initial !== undefined)
      );
    }),
    { seed: 20261125 },
  );
});

test('a step on one item leaves the others as they are', () => {
  const changed = withChanged(FORM, [1, 0], (each) => ({ ...each, text: 'other' }));
  expect(itemAt(changed, [1, 0])?.text).toBe('other');
  expect([changed[0], changed[1]?.item?.[1], changed[2]]).toEqual([FORM[0], FORM[1]?.item?.[1], FORM[2]]);
});
