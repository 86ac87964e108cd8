import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import { choiceLines, withChoices } from './item-choices';
import { conditionOf, enableWhenOf } from './item-conditions';
import { withHint, withLimit, withPart, withUnit } from './item-parts';
import { alsoHas, tidiedForm } from './item-rest';
import { readPastedForm } from './pasted-form';

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition';
const coded = (code: string, display: string) => ({ valueCoding: { system: 'urn:edges', code, display } });
const EDGES: QuestionnaireItem = {
  linkId: 'edges',
  type: 'choice',
  text: 'Edges',
  answerOption: [coded('closed', 'Closed'), { ...coded('open', 'Open'), initialSelected: true }],
};
const PAIN: QuestionnaireItem = {
  linkId: 'pain',
  type: 'integer',
  extension: [
    { url: 'urn:unknown', valueString: 'kept' },
    { url: `${EXTENSION}/maxValue`, valueInteger: 10 },
  ],
};
const FORM: Questionnaire = { resourceType: 'Questionnaire', status: 'active', item: [EDGES, PAIN] };

describe('choices as lines', () => {
  test('in another order and with a new one, each keeps what it says', () => {
    const item = withChoices(EDGES, `Open\nTorn\n\nClosed \n`, EDGES.answerOption ?? []);
    expect(item.answerOption).toEqual([EDGES.answerOption?.[1], { valueString: 'Torn' }, EDGES.answerOption?.[0]]);
  });

  test('other words lose the code, and the same words again have it again', () => {
    const typed = withChoices(EDGES, 'Close\nOpen', EDGES.answerOption ?? []);
    expect(typed.answerOption?.[0]).toEqual({ valueString: 'Close' });
    expect(withChoices(typed, choiceLines(EDGES), EDGES.answerOption ?? [])).toEqual(EDGES);
  });
});

test('a limit, a unit and a hint change nothing beside themselves', () => {
  const edited = withHint(withUnit(withLimit(PAIN, 'maxValue', 7), 'cm', undefined), 'whole');
  expect(edited.extension).toEqual([
    { url: 'urn:unknown', valueString: 'kept' },
    { url: `${EXTENSION}/maxValue`, valueInteger: 7 },
    {
      url: `${EXTENSION}/questionnaire-unit`,
      valueCoding: { system: 'http://unitsofmeasure.org', code: 'cm', display: 'cm' },
    },
    { url: `${EXTENSION}/entryFormat`, valueString: 'whole' },
  ]);
  expect(withLimit(withPart(PAIN, 'required', false), 'maxValue', undefined).extension).toEqual([PAIN.extension?.[0]]);
});

test('a unit whose words are typed again has its code again', () => {
  const known = { system: 'http://unitsofmeasure.org', code: 'mm[Hg]', display: 'mmHg' };
  expect(withUnit(PAIN, 'mmHg', known).extension?.at(-1)?.valueCoding).toEqual(known);
});

test('what has no field is named', () => {
  const item = { ...PAIN, prefix: '2', initial: [{ valueInteger: 1 }], enableWhen: [{ question: 'gone' }] };
  expect(alsoHas(item as QuestionnaireItem, FORM)).toEqual(['prefix', 'initial', 'enableWhen', 'urn:unknown']);
  expect(alsoHas({ ...PAIN, type: 'string' }, FORM)).toEqual(['urn:unknown', 'maxValue']);
});

test('a form is saved without what R4 forbids its items, and with all else', () => {
  const { item } = tidiedForm({ ...FORM, item: [{ ...EDGES, type: 'boolean', prefix: '1' }, PAIN] });
  expect(item).toEqual([{ linkId: 'edges', type: 'boolean', text: 'Edges', prefix: '1' }, PAIN]);
});

test.each([
  { question: 'edges', operator: '=', answerCoding: coded('open', 'Open').valueCoding },
  { question: 'pain', operator: '>=', answerInteger: 4 },
  { question: 'pain', operator: 'exists', answerBoolean: false },
] as const)('the condition %j is the same after it was shown', (when) => {
  const condition = conditionOf(when, FORM);
  expect(condition && enableWhenOf(condition, FORM)).toEqual(when);
});

test('a condition that would lose something is not shown', () => {
  expect(conditionOf({ question: 'pain', operator: '=', answerDate: '2026-01-01' }, FORM)).toBeUndefined();
  expect(conditionOf({ question: 'edges', operator: '=', answerCoding: { code: 'other' } }, FORM)).toBeUndefined();
});

describe('a pasted form', () => {
  const read = (value: unknown) => readPastedForm(typeof value === 'string' ? value : JSON.stringify(value), () => 0.5);

  test('stays whole, and gives a linkId to what has none', () => {
    const pasted = { ...FORM, contained: [{ resourceType: 'ValueSet', id: 'v' }], item: [PAIN, { type: 'string' }] };
    expect(read(pasted)).toEqual({ form: { ...pasted, item: [PAIN, { type: 'string', linkId: 'q-ssssss' }] } });
  });

  test.each([
    ['{', /^This is not JSON: /],
    [{ resourceType: 'Patient' }, /resourceType is not Questionnaire/],
    [
      { ...FORM, item: [EDGES, { linkId: 'g', type: 'group', item: [{ linkId: 'x' }] }] },
      /item\[1\]\.item\[0\]: it has no type/,
    ],
    [{ ...FORM, item: {} }, /item is no list/],
  ])('%j is refused by name', (text, fault) => {
    expect(read(text)).toEqual({ fault: expect.stringMatching(fault) });
  });
});
