import type { Extension, QuestionnaireItem, QuestionnaireResponseItemAnswer } from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import { limitWordsOf, writingWordsOf } from './answer-limits';
import { answerFaults } from './check-answer';
import { EXTENSION } from './form-extension';

type Value = Omit<Extension, 'url'>;
const ext = (name: string, value: Value): Extension => ({ url: `${EXTENSION}/${name}`, ...value });
const asked = (type: QuestionnaireItem['type'], ...extension: Extension[]): QuestionnaireItem => ({
  linkId: 'q',
  type,
  extension,
});
const faults = (question: QuestionnaireItem, answer: QuestionnaireResponseItemAnswer) =>
  answerFaults({ resourceType: 'Questionnaire', status: 'active', item: [question] }, question, answer);

const [least, most] = [(value: Value) => ext('minValue', value), (value: Value) => ext('maxValue', value)];
const moment = asked('dateTime', least({ valueDateTime: '2026-11-24T08:00:00Z' }));
const units = asked(
  'quantity',
  ext('questionnaire-unitOption', { valueCoding: { system: 'urn:u', code: 'mL' } }),
  ext('questionnaire-unitOption', { valueCoding: { system: 'urn:u', code: 'L' } }),
  most({ valueDecimal: 10 }),
);
const person = asked('reference', ext('questionnaire-referenceResource', { valueCode: 'Practitioner' }));
const pattern = asked('string', ext('regex', { valueString: '[A-Z]{2}|\\d' }));

describe('an answer within its limits and one beyond them', () => {
  test.each<[string, QuestionnaireItem, QuestionnaireResponseItemAnswer, QuestionnaireResponseItemAnswer, string]>([
    [
      'a least number',
      asked('integer', least({ valueInteger: 0 })),
      { valueInteger: 0 },
      { valueInteger: -1 },
      'At least 0.',
    ],
    [
      'a most number',
      asked('decimal', most({ valueDecimal: 2.5 })),
      { valueDecimal: 2.5 },
      { valueDecimal: 2.6 },
      'At most 2.5.',
    ],
    [
      'a first day',
      asked('date', least({ valueDate: '2026-02-03' })),
      { valueDate: '2026-02-03' },
      { valueDate: '2026-02-02' },
      'From 3 Feb 2026.',
    ],
    [
      'a last time',
      asked('time', most({ valueTime: '14:00:00' })),
      { valueTime: '14:00:00' },
      { valueTime: '14:01:00' },
      'Up to 14:00.',
    ],
    [
      'a first moment',
      moment,
      { valueDateTime: '2026-11-24T09:00:00+01:00' },
      { valueDateTime: '2026-11-24T08:59:00+01:00' },
      'From 24 Nov 2026 08:00:00Z.',
    ],
    [
      'a length',
      { ...asked('string'), maxLength: 3 },
      { valueString: 'abc' },
      { valueString: 'abcd' },
      'At most 3 characters.',
    ],
    [
      'a least length',
      asked('string', ext('minLength', { valueInteger: 3 })),
      { valueString: 'abc' },
      { valueString: 'ab' },
      'At least 3 characters.',
    ],
    [
      'decimal places',
      asked('decimal', ext('maxDecimalPlaces', { valueInteger: 1 })),
      { valueDecimal: 8.5 },
      { valueDecimal: 8.55 },
      'At most 1 decimal place.',
    ],
    [
      'tiny decimal places',
      asked('decimal', ext('maxDecimalPlaces', { valueInteger: 2 })),
      { valueDecimal: 100 },
      { valueDecimal: 1e-7 },
      'At most 2 decimal places.',
    ],
    [
      'a pattern',
      pattern,
      { valueString: 'AB' },
      { valueString: 'ABx' },
      'This is not written the way the form asks for.',
    ],
    [
      'a pattern with several ways',
      pattern,
      { valueString: '7' },
      { valueString: 'x7' },
      'This is not written the way the form asks for.',
    ],
    [
      'a unit',
      units,
      { valueQuantity: { value: 1, system: 'urn:u', code: 'L' } },
      { valueQuantity: { value: 1 } },
      'Choose a unit.',
    ],
    [
      'an amount',
      units,
      { valueQuantity: { value: 10, system: 'urn:u', code: 'L' } },
      { valueQuantity: { value: 11, system: 'urn:u', code: 'L' } },
      'At most 10.',
    ],
    [
      'a type',
      person,
      { valueReference: { reference: 'Practitioner/1' } },
      { valueReference: { reference: 'Patient/1' } },
      'Choose one that is a Practitioner.',
    ],
    [
      'a reference at all',
      person,
      { valueReference: { reference: 'Practitioner/1' } },
      { valueString: 'Dr Rossi' },
      'Pick one that is found.',
    ],
  ])('%s', (_what, question, right, wrong, message) => {
    expect(faults(question, right)).toEqual([]);
    expect(faults(question, wrong)).toEqual([message]);
    // Whoever does not look at the question finds nothing wrong.
    expect(faults({ ...question, extension: [], type: 'string' }, { valueString: 'x' })).toEqual([]);
  });

  test('they are told before anything is typed', () => {
    expect(limitWordsOf(asked('date', least({ valueDate: '2026-02-03' }), most({ valueDate: '2026-03' })))).toBe(
      '3 Feb 2026 to Mar 2026',
    );
    expect(limitWordsOf(asked('time', most({ valueTime: '14:00:00' })))).toBe('Up to 14:00');
    expect(
      writingWordsOf({
        ...asked('string', ext('entryFormat', { valueString: 'AB-1' }), ext('minLength', { valueInteger: 2 })),
        maxLength: 4,
      }),
    ).toBe('AB-1. At least 2 characters. At most 4 characters');
  });
});
