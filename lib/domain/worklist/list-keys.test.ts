import { describe, expect, test } from 'vitest';
import {
  chooseListKey,
  DEFAULT_LIST_KEYS,
  isUsable,
  keyRefusalWords,
  LIST_KEY_ACTS,
  type ListKeys,
  listKeyActOf,
  type Stroke,
} from './list-keys';

const stroke = (key: string, more: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});
const actOf = (key: string, more: Partial<Stroke> = {}) => listKeyActOf(stroke(key, more), DEFAULT_LIST_KEYS);
const choice = (key: string, more: Partial<Stroke> = {}) =>
  chooseListKey('claim', stroke(key, more), DEFAULT_LIST_KEYS);

/** What a list must never take for one of its keys, each with a key that is one. */
const NOT_FOR_THE_LIST: readonly [why: string, pressed: Stroke][] = [
  ['with Ctrl', stroke('c', { ctrlKey: true })],
  ['with ⌘', stroke('c', { metaKey: true })],
  ['with Alt', stroke('c', { altKey: true })],
  ['a capital letter', stroke('C', { shiftKey: true })],
  ['while a word is composed', stroke('c', { isComposing: true })],
  ['while a word is composed, as older browsers say it', stroke('c', { keyCode: 229 })],
  ['while a word is composed, as Windows says it', stroke('Process')],
  ['an accent that waits for its letter', stroke('Dead')],
  ['held down', stroke('c', { repeat: true })],
];
const taken = (reader: (pressed: Stroke, keys: ListKeys) => unknown) =>
  NOT_FOR_THE_LIST.filter(([, pressed]) => reader(pressed, DEFAULT_LIST_KEYS) !== undefined).map(([why]) => why);

describe('a key on the list', () => {
  test('does what it stands for', () => {
    expect(LIST_KEY_ACTS.map((act) => actOf(DEFAULT_LIST_KEYS[act]))).toEqual([...LIST_KEY_ACTS]);
  });

  test('does nothing in any other case', () => {
    expect(taken(listKeyActOf)).toEqual([]);
  });

  test('would claim by accident if only the letter were looked at: this test would notice', () => {
    const byLetter = ({ key }: Stroke, keys: ListKeys) => LIST_KEY_ACTS.find((act) => keys[act] === key.toLowerCase());
    expect(taken(byLetter)).toHaveLength(NOT_FOR_THE_LIST.length - 2);
  });

  test('works with Caps Lock on, with Shift where the sign needs it, and held down to move', () => {
    expect([actOf('C'), actOf('?', { shiftKey: true }), actOf('/', { shiftKey: true })]).toEqual([
      'claim',
      'help',
      'find',
    ]);
    expect([actOf('j', { repeat: true }), actOf('k', { repeat: true })]).toEqual(['next-row', 'previous-row']);
  });

  test('is another one where the person said so', () => {
    const own = { ...DEFAULT_LIST_KEYS, claim: 'ü' };
    expect([listKeyActOf(stroke('ü'), own), listKeyActOf(stroke('c'), own)]).toEqual(['claim', undefined]);
  });
});

describe('choosing a key', () => {
  test.each(['b', '7', '+', 'ß', 'я', 'c'])('%s can be taken', (key) => {
    expect(choice(key)).toEqual({ key, refusal: undefined });
  });

  test('a letter is kept small, whatever Caps Lock says', () => {
    expect(choice('B').key).toBe('b');
  });

  test('one that is taken is refused with what has it', () => {
    expect(choice('j').refusal).toEqual({ kind: 'taken', by: 'next-row', key: 'j' });
    expect(keyRefusalWords({ kind: 'taken', by: 'next-row', key: 'j' })).toMatch(
      /^J is already the key for “Next row”/,
    );
  });

  const NEEDED = [
    ' ',
    'Enter',
    'Escape',
    'Tab',
    'ArrowDown',
    'Home',
    'PageUp',
    'Backspace',
    'Delete',
    'F5',
    'Insert',
    'ContextMenu',
  ];
  test.each(NEEDED)('%j is left to the browser and the screen reader', (key) => {
    const { refusal } = choice(key);
    expect(refusal?.kind).toBe('needed');
    expect(refusal && keyRefusalWords(refusal)).toMatch(/is needed by the browser or a screen reader/);
  });

  test('with another key it is refused, and pressing only that one says nothing yet', () => {
    expect(choice('b', { ctrlKey: true }).refusal?.kind).toBe('modifier');
    expect(choice('B', { shiftKey: true }).refusal?.kind).toBe('modifier');
    expect(choice('Shift', { shiftKey: true }).refusal?.kind).toBe('none');
    expect(choice('b', { isComposing: true }).refusal?.kind).toBe('composing');
  });
});

test('keys are usable when each act has one of its own', () => {
  expect(isUsable(DEFAULT_LIST_KEYS)).toBe(true);
  const broken: ListKeys[] = [
    { ...DEFAULT_LIST_KEYS, claim: 'j' },
    { ...DEFAULT_LIST_KEYS, claim: 'Enter' },
    { ...DEFAULT_LIST_KEYS, claim: 'C' },
    { ...DEFAULT_LIST_KEYS, claim: ' ' },
  ];
  expect(broken.map(isUsable)).toEqual([false, false, false, false]);
});
