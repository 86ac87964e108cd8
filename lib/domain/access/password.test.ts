import { expect, test } from 'vitest';
import { isGuessable, NewPassword } from './password';

test.each(['short', 'elevenchars', 'aaaaaaaaaaaa', 'abababababab', 'x'.repeat(257)])(
  '%j is no password to choose',
  (password) => {
    expect(NewPassword.safeParse(password).success).toBe(false);
  },
);

test.each(['correct horse battery', 'ärzte und pflege 🩺', '            a b c d'])(
  '%j may be chosen: any character counts',
  (password) => {
    expect(NewPassword.safeParse(password).success).toBe(true);
  },
);

test('a password that holds the user name or the product is guessable', () => {
  expect(isGuessable('Amira-Amira-2026', 'amira')).toBe(true);
  expect(isGuessable('my taskward login', 'amira')).toBe(true);
  expect(isGuessable('seven quiet lamps', 'amira')).toBe(false);
});
