import { describe, expect, test } from 'vitest';
import { inEnglish, makeSay } from './make-say';
import { said } from './said';

const german = makeSay('de', {
  'Nobody has it yet': 'Noch niemand hat sie',
  '{count, plural, one {# task} other {# tasks}} from {name}':
    '{count, plural, one {# Aufgabe} other {# Aufgaben}} von {name}',
  'The task is {status}.': 'Die Aufgabe ist {status}.',
  'in progress': 'in Arbeit',
});

describe('what the product says', () => {
  test('is the English of the source, with its values', () => {
    expect(inEnglish('Nobody has it yet')).toBe('Nobody has it yet');
    expect(inEnglish('{count, plural, one {# task} other {# tasks}} from {name}', { count: 1, name: 'Ada' })).toBe(
      '1 task from Ada',
    );
    expect(inEnglish("It can't be done: {why}", { why: "it isn't yours" })).toBe("It can't be done: it isn't yours");
  });
  test('is said in the language of the reader, parts of it too; names are left as they are', () => {
    expect(
      german('{count, plural, one {# task} other {# tasks}} from {name}', { count: 1200, name: 'Nobody has it yet' }),
    ).toBe('1.200 Aufgaben von Nobody has it yet');
    expect(german(said('The task is {status}.', { status: said('in progress') }))).toBe('Die Aufgabe ist in Arbeit.');
  });
  test('is said in English where the language does not know it', () => {
    expect(german('New here')).toBe('New here');
  });
  test('stands out in strange letters, but for names', () => {
    const strange = makeSay('en-XA', {});
    expect(strange('With {owner}', { owner: 'Ada' })).toMatch(/^⟦Ŵíţĥ Ada·+⟧$|^⟦Wíţĥ Ada·+⟧$/);
    expect(strange('Done{by, select, none {} other { by {by}}}', { by: 'none' })).not.toContain('none');
    expect(strange('Done{by, select, none {} other { by {by}}}', { by: 'Ada' })).toContain('Ada');
    expect(strange(said('The task is {status}.', { status: said('in progress') }))).toContain('íñ þŕóĝŕéšš');
  });
});
