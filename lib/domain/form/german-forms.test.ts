import type { Questionnaire } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import { GERMAN } from '@/lib/domain/words/de';
import { makeSay } from '@/lib/domain/words/make-say';
import { limitWordsOf } from './answer-limits';
import { EXTENSION } from './form-extension';
import { formRefusals } from './form-refusals';
import { draftFaults } from './form-response';
import { answersWords } from './merge-answers';
import { type FoundReference, foundWords } from './reference-search';

const say = makeSay('de', GERMAN);
const timeZone = 'Europe/Vienna';
const form: Questionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  item: [
    {
      linkId: 'length',
      text: 'Länge',
      type: 'decimal',
      extension: [
        { url: `${EXTENSION}/minValue`, valueDecimal: 0.5 },
        { url: `${EXTENSION}/maxValue`, valueDecimal: 12000 },
      ],
    },
    { linkId: 'clean', text: 'Sauber', type: 'boolean', required: true },
    { linkId: 'seen', text: 'Gesehen', type: 'dateTime' },
    {
      linkId: 'w',
      text: 'Wunde',
      type: 'group',
      repeats: true,
      item: [{ linkId: 'site', text: 'Ort', type: 'string', required: true }],
    },
  ],
};
const entry = (text: string) => ({ text: '', items: { qsite: [{ text }] } });
const draft = {
  qlength: [{ text: '0,25' }],
  qclean: [{ text: '' }],
  qseen: [{ text: '2027-03-28T02:30' }],
  qw: [entry('Ferse'), { text: '', items: { qsite: [{ text: 'Knie' }, { text: 'Zeh' }] } }],
};

test('what is wrong in a form is said in German, and in English to software', () => {
  const messages = (context: { say?: typeof say }) =>
    draftFaults(draft, { form, timeZone, ...context }).map(({ message }) => message);
  expect(messages({ say })).toEqual([
    'Mindestens 0,5.',
    'Bitte beantworten: Sauber',
    '02:30 gibt es an diesem Tag nicht: Die Uhren werden vorgestellt. Geben Sie eine frühere oder spätere Zeit an.',
    'Wunde 2: Nur eine Antwort ist möglich.',
  ]);
  expect(messages({})).toEqual([
    'At least 0.5.',
    'Sauber is needed.',
    'There is no 02:30 on this day: the clocks go forward. Give an earlier or a later time.',
    'Wunde 2: Only one answer is possible.',
  ]);
});

test('limits have the signs of the language, and no groups that a box would not understand', () => {
  const [length] = form.item ?? [];
  expect(length && [limitWordsOf(length, say), limitWordsOf(length)]).toEqual(['0,5 bis 12000', '0.5 to 12000']);
});

test('why a form cannot be asked, and what stands in it, are said in German', () => {
  const item = [
    { linkId: 'photo', type: 'attachment' as const },
    { linkId: 'who', type: 'reference' as const },
  ];
  expect(formRefusals({ ...form, item }, say).map(({ what }) => what)).toEqual(['eine Datei (attachment)']);
  expect(answersWords(form, { ...draft, qclean: [{ text: 'false' }] }, say)).toContain('Sauber: Nein');
});

test('people of one name are told apart in German', () => {
  const found: FoundReference = {
    reference: 'Patient/p1',
    display: 'LINDQVIST, Maria',
    birthDate: '1945-07-14',
    mrn: '437915',
    role: null,
    unit: null,
  };
  expect(foundWords(found, say)).toBe('Patient · 14. Juli 1945 · 437915');
  expect(foundWords({ ...found, birthDate: null }, say)).toBe('Patient · Geburtsdatum nicht bekannt · 437915');
  expect(foundWords({ ...found, reference: 'Device/d1', birthDate: null, mrn: null }, say)).toBe('Gerät');
});
