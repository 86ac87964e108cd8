import { expect, test } from 'vitest';
import {
  DEFAULT_PREFERENCES,
  listKeysOf,
  Preferences,
  pageAttributes,
  storedPreferencesOf,
  withListKey,
} from './preferences';

test('what nobody set is the default: as the device has it, and no single keys', () => {
  expect(DEFAULT_PREFERENCES).toEqual({
    theme: 'system',
    contrast: 'system',
    density: 'comfortable',
    textSize: 'normal',
    listKeys: false,
    keys: {},
  });
  expect(pageAttributes(DEFAULT_PREFERENCES)).toEqual({});
});

test('what is set is said to the page', () => {
  const night = Preferences.parse({ theme: 'dark', contrast: 'high', density: 'glove', textSize: 'largest' });
  expect(pageAttributes(night)).toEqual({
    'data-theme': 'dark',
    'data-contrast': 'high',
    'data-density': 'glove',
    'data-text': 'largest',
  });
});

test('only changed keys are kept, and one that goes back to the usual one is not', () => {
  const own = withListKey(DEFAULT_PREFERENCES, 'claim', 'b');
  expect([own.keys, listKeysOf(own).claim, listKeysOf(own).open]).toEqual([{ claim: 'b' }, 'b', 'o']);
  expect(withListKey(own, 'claim', 'c').keys).toEqual({});
});

test.each([
  ['two acts with one key', { keys: { claim: 'j' } }],
  ['a key that moves on the page', { keys: { claim: 'Tab' } }],
  ['an act nobody knows', { keys: { shout: 'b' } }],
  ['a setting nobody knows', { colour: 'pink' }],
])('%s is refused', (_, body) => {
  expect(Preferences.safeParse(body).success).toBe(false);
});

test('what is stored and not understood any more is the default', () => {
  expect([{}, { theme: 'sepia' }, null, 'x'].map(storedPreferencesOf)).toEqual(Array(4).fill(DEFAULT_PREFERENCES));
});
