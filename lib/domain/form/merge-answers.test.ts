import type { Questionnaire } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import { answersWords, mergeAnswers, settledAnswers } from './merge-answers';

const form: Questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  item: [
    { linkId: 'length', text: 'Length', type: 'decimal' },
    {
      linkId: 'wound',
      text: 'Wound',
      type: 'group',
      item: [
        { linkId: 'look', text: 'Look', type: 'string' },
        { linkId: 'clean', text: 'Clean', type: 'boolean' },
      ],
    },
    { linkId: 'word', text: 'Words', type: 'string', repeats: true },
  ],
};
const draft = (length: string, look: string, clean: string, words: string[]) => ({
  qlength: [{ text: length }],
  qwound: [{ text: '', items: { qlook: [{ text: look }], qclean: [{ text: clean }] } }],
  qword: words.map((text) => ({ text })),
});

test('what two windows typed goes together question by question, and collides only where both answered the same', () => {
  const parts = mergeAnswers(form, {
    was: draft('', '', '', ['']),
    theirs: draft('8', 'red', 'true', ['a']),
    mine: draft('9', '', 'true', ['']),
  });
  expect(parts.map(({ key, label, kind, theirs, mine }) => [key, label, kind, theirs, mine])).toEqual([
    ['qlength', 'Length', 'collides', '8', '9'],
    ['qwound.0.items.qlook', 'Look', 'theirs', 'red', 'Nothing'],
    ['qwound.0.items.qclean', 'Clean', 'same', 'Yes', 'Yes'],
    ['qword', 'Words', 'theirs', 'a', 'Nothing'],
  ]);
  expect(settledAnswers(parts, { qlength: 'mine' }).map(({ place }) => place)).toEqual([
    'qwound.0.items.qlook',
    'qword',
  ]);
  expect(settledAnswers(parts, { qlength: 'theirs' })[0]).toEqual({ place: 'qlength', rows: [{ text: '8' }] });
});

test('what cannot be sent any more can be read in full, without the questions that nobody answered', () => {
  expect(answersWords(form, draft('9', '', 'false', ['a', 'b']))).toBe('Length: 9\nClean: No\nWords: a, b');
});
