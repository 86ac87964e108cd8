import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
  QuestionnaireResponseItemAnswer,
  ValueSet,
} from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import { formFaults } from './check-form';

const limit = (name: 'minValue' | 'maxValue', valueInteger: number) => ({
  url: `http://hl7.org/fhir/StructureDefinition/${name}`,
  valueInteger,
});
const clean = { system: 'http://looks.example', code: 'clean' };
const form = (...item: QuestionnaireItem[]): Questionnaire => ({
  resourceType: 'Questionnaire',
  status: 'active',
  item,
});
const filled = (...item: QuestionnaireResponseItem[]): QuestionnaireResponse => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  item,
});
const fieldsAtFault = (asked: Questionnaire, given: QuestionnaireResponse) =>
  formFaults(asked, given).map(({ field }) => field);

const wound = form(
  { linkId: 'length', type: 'decimal', required: true, extension: [limit('minValue', 0), limit('maxValue', 50)] },
  { linkId: 'look', type: 'choice', answerOption: [{ valueCoding: clean }] },
  {
    linkId: 'why',
    type: 'string',
    required: true,
    maxLength: 10,
    enableWhen: [{ question: 'length', operator: '>', answerInteger: 20 }],
  },
  { linkId: 'more', type: 'group', item: [{ linkId: 'seen', type: 'boolean', required: true }] },
);
const seen = { linkId: 'more', item: [{ linkId: 'seen', answer: [{ valueBoolean: false }] }] };
const length = (valueDecimal: number) => ({ linkId: 'length', answer: [{ valueDecimal }] });

test('a form with every needed answer is right', () => {
  expect(
    formFaults(
      wound,
      filled(length(8.5), { linkId: 'look', answer: [{ valueCoding: { ...clean, display: 'Clean' } }] }, seen),
    ),
  ).toEqual([]);
});

test('what is needed must be answered, also in a group that was left out', () => {
  expect(fieldsAtFault(wound, filled())).toEqual(['length', 'seen']);
  expect(fieldsAtFault(wound, filled({ linkId: 'length', answer: [] }, seen))).toEqual(['length']);
  expect(
    fieldsAtFault(
      form({ linkId: 'a', type: 'string', required: true }),
      filled({ linkId: 'a', answer: [{ valueString: '  ' }] }),
    ),
  ).toEqual(['a']);
});

test('a question that does not apply need not be answered, one that does must be', () => {
  expect(fieldsAtFault(wound, filled(length(20), seen))).toEqual([]);
  expect(fieldsAtFault(wound, filled(length(21), seen))).toEqual(['why']);
  expect(
    fieldsAtFault(
      wound,
      filled(length(21), { linkId: 'why', answer: [{ valueString: 'far too long a reason' }] }, seen),
    ),
  ).toEqual(['why']);
});

test.each([
  ['below the least', length(-1)],
  ['above the most', length(51)],
  ['of another kind', { linkId: 'length', answer: [{ valueString: '8' }] }],
  ['not a number', { linkId: 'length', answer: [{ valueDecimal: '8' as unknown as number }] }],
  ['twice', { linkId: 'length', answer: [{ valueDecimal: 1 }, { valueDecimal: 2 }] }],
])('a length %s is refused', (_what, answer) => {
  expect(fieldsAtFault(wound, filled(answer, seen))).toContain('length');
});

test('only what is asked and offered can be answered', () => {
  expect(fieldsAtFault(wound, filled(length(1), seen, { linkId: 'smuggled', answer: [{ valueString: 'x' }] }))).toEqual(
    ['smuggled'],
  );
  expect(
    fieldsAtFault(
      wound,
      filled(length(1), seen, { linkId: 'look', answer: [{ valueCoding: { ...clean, code: 'dirty' } }] }),
    ),
  ).toEqual(['look']);
});

describe('a question whose choices stand in a value set', () => {
  const sides = { system: 'urn:side', code: 'l' };
  const asked = (valueSet: Partial<ValueSet>, type: 'choice' | 'open-choice' = 'choice'): Questionnaire => ({
    ...form({ linkId: 'side', type, answerValueSet: '#sides' }, { linkId: 'depth', type: 'integer' }),
    contained: [{ resourceType: 'ValueSet', id: 'sides', status: 'active', ...valueSet }],
  });
  const chosen = (answer: QuestionnaireResponseItemAnswer) => filled({ linkId: 'side', answer: [answer] });
  const composed = { compose: { include: [{ system: 'urn:side', concept: [{ code: 'l' }, { code: 'r' }] }] } };
  const tree = {
    expansion: {
      timestamp: '2026-01-01',
      contains: [{ abstract: true, code: 'any', contains: [{ system: 'urn:side', code: 'l' }] }],
    },
  };

  test.each([
    ['composed', composed],
    ['expanded as a tree', tree],
  ])('takes what the set lists and nothing else, when it is %s', (_how, valueSet) => {
    expect(fieldsAtFault(asked(valueSet), chosen({ valueCoding: { ...sides, display: 'Left side' } }))).toEqual([]);
    for (const other of [{ ...sides, code: 'x' }, { ...sides, system: 'urn:other' }, { code: 'any' }]) {
      expect(fieldsAtFault(asked(valueSet), chosen({ valueCoding: other }))).toEqual(['side']);
    }
    expect(fieldsAtFault(asked(valueSet), chosen({ valueString: 'l' }))).toEqual(['side']);
  });

  test('takes own words where it is open', () => {
    expect(fieldsAtFault(asked(composed, 'open-choice'), chosen({ valueString: 'both' }))).toEqual([]);
    expect(fieldsAtFault(asked(composed, 'open-choice'), chosen({ valueCoding: { code: 'x' } }))).toEqual(['side']);
  });

  test.each([
    ['names a whole code system', { compose: { include: [{ system: 'urn:side' }, ...composed.compose.include] } }],
    ['is expanded in part', { expansion: { ...tree.expansion, total: 2 } }],
    ['is empty', {}],
  ])('takes any choice when the set %s: what is not listed here may be in it', (_what, valueSet) => {
    expect(fieldsAtFault(asked(valueSet), chosen({ valueCoding: { ...sides, code: 'x' } }))).toEqual([]);
  });

  test('leaves the other questions of the form alone', () => {
    expect(fieldsAtFault(asked(composed), filled({ linkId: 'depth', answer: [{ valueInteger: 3 }] }))).toEqual([]);
  });
});

test('a question that hangs on an amount is asked for that amount, not for any of the same unit', () => {
  const amount = (value: number) => ({ value, system: 'http://unitsofmeasure.org', code: 'mL' });
  const drain = form(
    { linkId: 'drained', type: 'quantity' },
    {
      linkId: 'why',
      type: 'string',
      required: true,
      enableWhen: [{ question: 'drained', operator: '=', answerQuantity: amount(0) }],
    },
  );
  const drained = (value: number) => filled({ linkId: 'drained', answer: [{ valueQuantity: amount(value) }] });
  expect([fieldsAtFault(drain, drained(0)), fieldsAtFault(drain, drained(40))]).toEqual([['why'], []]);
});
