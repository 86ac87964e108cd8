import type { Extension, Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import { EXTENSION } from './form-extension';
import { formRefusals } from './form-refusals';
import { randomOf } from './random-answers-fixture';
import { randomForm } from './random-form-fixture';

type Value = Omit<Extension, 'url'>;
const core = (name: string, value: Value = { valueBoolean: true }): Extension => ({
  url: `${EXTENSION}/${name}`,
  ...value,
});
const SDC = 'http://hl7.org/fhir/uv/sdc/StructureDefinition';
const sdc = (name: string): Extension => ({
  url: `${SDC}/${name}`,
  valueExpression: { language: 'text/fhirpath', expression: '1' },
});
const q = (more: Partial<QuestionnaireItem>): QuestionnaireItem => ({
  linkId: 'q',
  text: 'Question',
  type: 'string',
  ...more,
});
const refused = (item: QuestionnaireItem, more: Partial<Questionnaire> = {}) =>
  formRefusals({ resourceType: 'Questionnaire', status: 'active', item: [item], ...more });

test.each<[string, QuestionnaireItem, string]>([
  ['a file', q({ type: 'attachment' }), 'a file (attachment)'],
  ['a type of another version', q({ type: 'coding' as 'string' }), 'the type coding'],
  ['a calculated answer', q({ extension: [sdc('sdc-questionnaire-calculatedExpression')] }), 'a calculated expression'],
  [
    'a condition written as an expression',
    q({ extension: [sdc('sdc-questionnaire-enableWhenExpression')] }),
    'a calculated expression',
  ],
  ['an expression of R4 itself', q({ extension: [core('cqf-expression')] }), 'a calculated expression'],
  ['a rule', q({ extension: [core('questionnaire-constraint')] }), 'a rule written as an expression'],
  ['a signature', q({ extension: [core('questionnaire-signatureRequired')] }), 'a signature'],
  ['a modifier that is not known', q({ modifierExtension: [{ url: 'urn:not' }] }), 'the modifier extension urn:not'],
  [
    'a modifier on a choice',
    q({ type: 'choice', answerOption: [{ valueString: 'a', modifierExtension: [{ url: 'urn:not' }] }] }),
    'the modifier extension urn:not',
  ],
  [
    'choices that are elsewhere',
    q({ type: 'choice', answerValueSet: 'http://x/vs' }),
    'the value set http://x/vs, which cannot be expanded here',
  ],
  ['a choice of nothing', q({ type: 'choice' }), 'a choice without answers to choose from'],
  [
    'a coverage',
    q({ type: 'reference', extension: [core('questionnaire-referenceResource', { valueCode: 'Coverage' })] }),
    'a reference to Coverage, which cannot be looked up here',
  ],
  [
    'a filter',
    q({ type: 'reference', extension: [core('questionnaire-referenceFilter', { valueString: 'a=b' })] }),
    'a filter of what may be picked',
  ],
  [
    'units elsewhere',
    q({ type: 'quantity', extension: [core('questionnaire-unitValueSet', { valueCanonical: 'http://x' })] }),
    'units that stand in a value set',
  ],
  [
    'a pattern that is none',
    q({ extension: [core('regex', { valueString: '(' })] }),
    'a pattern (regex) that cannot be tried safely',
  ],
  [
    'a pattern that may never end',
    q({ extension: [core('regex', { valueString: '(a+)+b' })] }),
    'a pattern (regex) that cannot be tried safely',
  ],
  [
    'a deeper pattern that may never end',
    q({ extension: [core('regex', { valueString: '((a+))*b' })] }),
    'a pattern (regex) that cannot be tried safely',
  ],
  [
    'a pattern of ways that may never end',
    q({ extension: [core('regex', { valueString: '(?:a|aa)+' })] }),
    'a pattern (regex) that cannot be tried safely',
  ],
  [
    'several yes or no',
    q({ type: 'boolean', repeats: true, extension: [core('questionnaire-minOccurs', { valueInteger: 2 })] }),
    'a yes or no that is needed several times',
  ],
  [
    'a question for display only',
    q({ extension: [core('questionnaire-usageMode', { valueCode: 'display' })] }),
    'the usage mode display',
  ],
  [
    'a condition on nothing',
    q({ enableWhen: [{ question: 'gone', operator: 'exists', answerBoolean: true }] }),
    'it depends on gone, which is not in the form',
  ],
  [
    'an answer that nobody can give',
    q({ readOnly: true, required: true }),
    'an answer that is required and read only, but not given',
  ],
])('%s is refused by name, at any depth', (_what, item, what) => {
  expect(refused(item)).toEqual([{ linkId: 'q', label: 'Question', what }]);
  const deep = q({ linkId: 'g', type: 'group', item: [q({ linkId: 'a', item: [item] })] });
  expect(refused(deep)).toEqual([{ linkId: 'q', label: 'Question', what }]);
});

test('the form itself is looked at, and items that cannot be told apart', () => {
  expect(refused(q({}), { modifierExtension: [{ url: 'urn:not' }] })).toEqual([
    { linkId: undefined, label: undefined, what: 'the modifier extension urn:not' },
  ]);
  expect(refused(q({ item: [q({})] })).map(({ what }) => what)).toEqual(['its linkId stands in the form twice']);
  expect(refused(q({ linkId: '' })).map(({ what }) => what)).toEqual(['it has no linkId']);
});

test('what only informs is no reason to refuse', () => {
  const patterns = [
    '[A-Z]{2}-\\d{4}',
    '([0-9]{2}){3}',
    '-?(0|[1-9][0-9]*)(\\.[0-9]+)?',
    '\\(a+\\)+',
    '[(+)]+',
    '(a|b)?',
  ];
  for (const valueString of patterns) {
    expect(refused(q({ extension: [core('regex', { valueString })] })), valueString).toEqual([]);
  }
  const extension = [
    core('questionnaire-supportLink'),
    core('questionnaire-itemControl'),
    { url: 'http://example.org/more', valueString: 'x' },
  ];
  expect(refused(q({ extension, readOnly: true }))).toEqual([]);
  expect(refused(q({ type: 'open-choice', answerValueSet: 'http://x/vs' }))).toEqual([]);
  for (let seed = 0; seed < 50; seed += 1) {
    expect(formRefusals(randomForm(randomOf(seed)))).toEqual([]);
  }
});
