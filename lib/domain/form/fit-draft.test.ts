import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import type { FormDraft } from './draft-shape';
import { fitDraft } from './fit-draft';
import { openedDraft } from './open-draft';
import { randomDraft, randomOf } from './random-answers-fixture';
import { randomForm } from './random-form-fixture';

const form = (...item: QuestionnaireItem[]): Questionnaire => ({
  resourceType: 'Questionnaire',
  status: 'active',
  item,
});
const fitted = (asked: Questionnaire, kept: Record<string, unknown>) =>
  fitDraft(kept, { form: asked, timeZone: 'UTC' });
const edges: QuestionnaireItem = {
  linkId: 'edges',
  text: 'Edges',
  type: 'choice',
  answerOption: [{ valueString: 'Open' }, { valueString: 'Closed', initialSelected: true }],
};
const length: QuestionnaireItem = { linkId: 'length', text: 'Length', type: 'decimal' };
const wound: QuestionnaireItem = { linkId: 'wound', text: 'Wound', type: 'group', repeats: true, item: [length] };

test('what was typed into a form is there again, whatever the form', () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const random = randomOf(seed);
    const context = { form: randomForm(random), timeZone: 'UTC' };
    const draft = randomDraft(context.form.item ?? [], context, random);
    const sent = JSON.parse(JSON.stringify(draft)) as FormDraft;
    const { draft: again, lost } = fitDraft(sent, context);
    expect(lost, `seed ${seed}`).toEqual([]);
    expect(textsOf(again), `seed ${seed}`).toEqual(textsOf(sent));
  }
});

function textsOf(draft: FormDraft): string[] {
  const rows = Object.entries(draft).sort(([one], [other]) => (one < other ? -1 : 1));
  return rows.flatMap(([key, each]) =>
    each.flatMap(({ text, unit, items }) => [
      ...(text === '' ? [] : [`${key} ${text} ${unit}`]),
      ...textsOf(items ?? {}),
    ]),
  );
}

test('a flat draft of before is carried over, into groups as well; a choice by its number is told, for it may be another by now', () => {
  const { draft, lost } = fitted(form(edges, length, { ...wound, item: [{ ...length, linkId: 'depth' }] }), {
    length: ['8.5'],
    depth: ['2'],
    edges: ['option:1'],
    gone: ['a remark'],
  });
  expect(draft.qlength).toEqual([{ text: '8.5' }]);
  expect(draft.qwound).toEqual([{ text: '', items: { qdepth: [{ text: '2' }] } }]);
  expect(draft.qedges).toEqual([{ text: '' }]);
  expect(lost).toEqual([
    { label: 'gone', words: 'a remark' },
    { label: 'Edges', words: '1' },
  ]);
});

test('an answer whose question, choice, kind or place is gone is told in words, and the rest stands', () => {
  const kept = {
    qedges: [{ text: 'option:valueString:Torn' }],
    qlength: [{ text: '8' }, { text: '9' }],
    qold_2e_1: [{ text: '', items: { qin: [{ text: 'Left' }] } }],
    qwho: [{ text: 'Practitioner/1', display: 'Amira' }],
  };
  const { draft, lost } = fitted(form(edges, length, { linkId: 'who', text: 'Who', type: 'group' }), kept);
  expect(lost).toEqual(
    [
      { label: 'old.1', words: 'Left' },
      { label: 'Edges', words: 'Torn' },
      { label: 'Length', words: '9' },
      { label: 'who', words: 'Amira' },
    ].map((each) => (each.label === 'who' ? { ...each, label: 'Who' } : each)),
  );
  expect(draft.qlength).toEqual([{ text: '8' }]);
});

test.each([
  [{}],
  [{ qlength: 'x' }],
  [{ qlength: null, qwound: [null, 3, { items: 7 }] }],
  [{ qlength: [[], {}, { text: 4 }] }],
  [{ length: [1, null] }],
  [{ __proto__: [{ text: 'x' }] }],
])('whatever was kept, the form opens (%#)', (kept) => {
  const asked = form(length, wound);
  expect(Object.keys(fitted(asked, kept).draft)).toEqual(
    Object.keys(openedDraft(asked.item ?? [], { form: asked, timeZone: 'UTC' })),
  );
  expect(fitted(asked, kept).draft.qlength).toEqual([{ text: '' }]);
});

test('what somebody took out does not come back from the initial values', () => {
  expect(fitted(form(edges), {}).draft.qedges).toEqual([{ text: 'option:valueString:Closed' }]);
  expect(fitted(form(edges), { qedges: [{ text: '' }] }).draft.qedges).toEqual([{ text: '' }]);
  expect(fitted(form(wound), { qwound: [] }).draft.qwound).toEqual([]);
});
