import type {
  QuestionnaireItem,
  QuestionnaireItemEnableWhen,
  QuestionnaireResponseItem,
  QuestionnaireResponseItemAnswer,
} from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import { isEnabled } from './enable-when';

type Answer = QuestionnaireResponseItemAnswer;
type Operator = NonNullable<QuestionnaireItemEnableWhen['operator']>;
type Wanted = Omit<QuestionnaireItemEnableWhen, 'question' | 'operator'>;
type Judge = (item: QuestionnaireItem, given: readonly QuestionnaireResponseItem[]) => boolean;

const OPERATORS = ['=', '!=', '>', '<', '>=', '<='] as const satisfies readonly Operator[];
const UCUM = 'http://unitsofmeasure.org';
const amount = (value: number, code = 'mL') => ({ value, unit: code, system: UCUM, code });
const coding = (code: string, system = 'urn:x', display?: string) => ({ system, code, ...(display && { display }) });

/** Type of answer, the answer given, the answer the form names; then, written by hand, what = != > < >= <= say. */
const EXPECTED: readonly (readonly [string, Answer, Wanted, string])[] = [
  ['a yes held against yes', { valueBoolean: true }, { answerBoolean: true }, 'T F F F F F'],
  ['a yes held against no', { valueBoolean: true }, { answerBoolean: false }, 'F T F F F F'],
  ['3 held against 3', { valueInteger: 3 }, { answerInteger: 3 }, 'T F F F T T'],
  ['4 held against 3', { valueInteger: 4 }, { answerInteger: 3 }, 'F T T F T F'],
  ['-1 held against 3', { valueInteger: -1 }, { answerInteger: 3 }, 'F T F T F T'],
  ['10 held against 9: numbers, not texts', { valueInteger: 10 }, { answerInteger: 9 }, 'F T T F T F'],
  ['2.5 held against 2.5', { valueDecimal: 2.5 }, { answerDecimal: 2.5 }, 'T F F F T T'],
  ['2.4 held against 2.5', { valueDecimal: 2.4 }, { answerDecimal: 2.5 }, 'F T F T F T'],
  ['3 held against 2.5', { valueInteger: 3 }, { answerDecimal: 2.5 }, 'F T T F T F'],
  ['a day held against itself', { valueDate: '2026-11-24' }, { answerDate: '2026-11-24' }, 'T F F F T T'],
  ['a day held against the day before', { valueDate: '2026-11-24' }, { answerDate: '2026-11-23' }, 'F T T F T F'],
  [
    'a month held against a day in it: not to be told',
    { valueDate: '2026-11' },
    { answerDate: '2026-11-23' },
    'F T F F F F',
  ],
  ['a month held against a day after it', { valueDate: '2026-11' }, { answerDate: '2026-12-01' }, 'F T F T F T'],
  [
    'a moment held against itself in another zone',
    { valueDateTime: '2026-11-24T08:00:00Z' },
    { answerDateTime: '2026-11-24T09:00:00+01:00' },
    'T F F F T T',
  ],
  [
    'a moment held against a later one',
    { valueDateTime: '2026-11-24T08:00:00Z' },
    { answerDateTime: '2026-11-24T08:00:01Z' },
    'F T F T F T',
  ],
  [
    'a moment held against an earlier one, later by its text',
    { valueDateTime: '2026-11-24T23:30:00Z' },
    { answerDateTime: '2026-11-25T00:00:00+02:00' },
    'F T T F T F',
  ],
  ['a time held against itself without seconds', { valueTime: '08:30:00' }, { answerTime: '08:30' }, 'T F F F T T'],
  ['a time held against a later one', { valueTime: '08:30:00' }, { answerTime: '14:00:00' }, 'F T F T F T'],
  ['a text held against itself', { valueString: 'foam' }, { answerString: 'foam' }, 'T F F F T T'],
  ['a text held against the same in capitals', { valueString: 'foam' }, { answerString: 'FOAM' }, 'F T T F T F'],
  [
    'a code held against itself, called otherwise',
    { valueCoding: coding('a', 'urn:x', 'Old name') },
    { answerCoding: coding('a') },
    'T F F F F F',
  ],
  ['a code held against another', { valueCoding: coding('a') }, { answerCoding: coding('b') }, 'F T F F F F'],
  [
    'a code held against the same of another system',
    { valueCoding: coding('a') },
    { answerCoding: coding('a', 'urn:y') },
    'F T F F F F',
  ],
  ['own words held against a code', { valueString: 'a' }, { answerCoding: coding('a') }, 'F T F F F F'],
  ['40 mL held against 40 mL', { valueQuantity: amount(40) }, { answerQuantity: amount(40) }, 'T F F F T T'],
  ['41 mL held against 40 mL', { valueQuantity: amount(41) }, { answerQuantity: amount(40) }, 'F T T F T F'],
  [
    '1 L held against 40 mL: not to be told',
    { valueQuantity: amount(1, 'L') },
    { answerQuantity: amount(40) },
    'F T F F F F',
  ],
  [
    'a number without a unit held against 40 mL',
    { valueQuantity: { value: 39 } },
    { answerQuantity: amount(40) },
    'F T F T F T',
  ],
  [
    'somebody held against themselves, called otherwise',
    { valueReference: { reference: 'Practitioner/1', display: 'A' } },
    { answerReference: { reference: 'Practitioner/1' } },
    'T F F F F F',
  ],
  [
    'somebody held against another',
    { valueReference: { reference: 'Practitioner/1' } },
    { answerReference: { reference: 'Practitioner/2' } },
    'F T F F F F',
  ],
];

const asks = (...enableWhen: QuestionnaireItemEnableWhen[]): QuestionnaireItem => ({
  linkId: 'it',
  type: 'string',
  enableWhen,
});
const q: QuestionnaireItem = { linkId: 'q', type: 'string' };
const given = (...answer: Answer[]): QuestionnaireResponseItem[] => [{ linkId: 'q', answer }];
const judge: Judge = (item, items) => isEnabled(item, { questions: [q, item], given: items });

const said = (judgeWith: Judge, answer: Answer, wanted: Wanted) =>
  OPERATORS.map((operator) =>
    judgeWith(asks({ question: 'q', operator, ...wanted }), given(answer)) ? 'T' : 'F',
  ).join(' ');

describe('what = != > < >= <= say', () => {
  test.each(EXPECTED)('of %s', (_what, answer, wanted, expected) => {
    expect(said(judge, answer, wanted)).toBe(expected);
  });

  test('a judge that takes one operator for another is caught, whichever two', () => {
    for (const operator of OPERATORS) {
      for (const other of OPERATORS.filter((each) => each !== operator)) {
        const flipped: Judge = (item, items) =>
          judge(
            {
              ...item,
              enableWhen: (item.enableWhen ?? []).map((each) =>
                each.operator === operator ? { ...each, operator: other } : each,
              ),
            },
            items,
          );
        expect(
          EXPECTED.some(([, answer, wanted, expected]) => said(flipped, answer, wanted) !== expected),
          `${operator} ${other}`,
        ).toBe(true);
      }
    }
  });
});

describe('conditions', () => {
  const three = { question: 'q', operator: '=' as const, answerInteger: 3 };
  const exists = (answerBoolean: boolean) => ({ question: 'q', operator: 'exists' as const, answerBoolean });

  test('exists asks whether there is an answer, or that there is none', () => {
    const some = given({ valueInteger: 1 });
    expect([judge(asks(exists(true)), some), judge(asks(exists(true)), [])]).toEqual([true, false]);
    expect([judge(asks(exists(false)), some), judge(asks(exists(false)), [])]).toEqual([false, true]);
  });

  test('without an answer nothing is equal, nothing is greater, and all is unequal', () => {
    const without = OPERATORS.map((operator) => judge(asks({ ...three, operator }), []));
    expect(without).toEqual([false, true, false, false, false, false]);
  });

  test('of several answers one that meets it is enough; unequal means that none is equal', () => {
    const several = given({ valueInteger: 1 }, { valueInteger: 3 });
    expect(judge(asks(three), several)).toBe(true);
    expect(judge(asks({ ...three, operator: '!=' }), several)).toBe(false);
    expect(judge(asks({ ...three, operator: '<' }), several)).toBe(true);
  });

  test('any of them holds, or all where the form says all', () => {
    const four = { ...three, answerInteger: 4 };
    expect(judge(asks(three, four), given({ valueInteger: 3 }))).toBe(true);
    expect(judge({ ...asks(three, four), enableBehavior: 'all' }, given({ valueInteger: 3 }))).toBe(false);
    expect(judge({ ...asks(three, exists(true)), enableBehavior: 'all' }, given({ valueInteger: 3 }))).toBe(true);
    expect(judge(asks(), [])).toBe(true);
  });
});

describe('which occurrence of a question counts', () => {
  const yes = { question: 'q', operator: '=' as const, answerBoolean: true };
  const it = asks(yes);
  const entry = (valueBoolean: boolean): QuestionnaireResponseItem => ({
    linkId: 'g',
    item: [{ linkId: 'q', answer: [{ valueBoolean }] }],
  });
  const group: QuestionnaireItem = { linkId: 'g', type: 'group', repeats: true, item: [q, it] };

  test('inside a group that repeats: the one of the same entry', () => {
    const entries = [entry(true), entry(false)];
    const within = (index: number) =>
      isEnabled(it, {
        questions: group.item ?? [],
        given: entries[index]?.item ?? [],
        above: { questions: [group], given: entries },
      });
    expect([within(0), within(1)]).toEqual([true, false]);
    const empty = { questions: group.item ?? [], given: [], above: { questions: [group], given: entries } };
    expect(isEnabled(it, empty)).toBe(false);
  });

  test('from outside: the nearest before it, else the first after it', () => {
    const outside = { ...it, linkId: 'outside' };
    const [before, after] = [
      [group, outside],
      [outside, group],
    ];
    const answers = [entry(true), entry(false)];
    expect(isEnabled(outside, { questions: before, given: answers })).toBe(false);
    expect(isEnabled(outside, { questions: before, given: answers.toReversed() })).toBe(true);
    expect(isEnabled(outside, { questions: after, given: answers })).toBe(true);
  });

  test('below an answer: that answer and not the others beside it', () => {
    const parent: QuestionnaireItem = { ...q, repeats: true, item: [it] };
    const answers: Answer[] = [{ valueBoolean: true }, { valueBoolean: false }];
    const below = answers.map((answer) =>
      isEnabled(it, {
        questions: [it],
        given: [],
        owner: { linkId: 'q', answer },
        above: { questions: [parent], given: given(...answers) },
      }),
    );
    expect(below).toEqual([true, false]);
  });

  test('of a question further up: found from any depth', () => {
    const inner: QuestionnaireItem = { linkId: 'inner', type: 'group', item: [it] };
    const top = { questions: [q, inner], given: given({ valueBoolean: true }) };
    expect(isEnabled(it, { questions: [it], given: [], above: top })).toBe(true);
  });
});
