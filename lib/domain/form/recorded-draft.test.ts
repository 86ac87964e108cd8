import type { QuestionnaireResponse } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import { fitDraft } from './fit-draft';
import { formResponseOf } from './form-response';
import { randomDraft, randomOf } from './random-answers-fixture';
import { randomForm } from './random-form-fixture';
import { recordedDraft } from './recorded-draft';

const IS_FULL = process.env.PROVE === '1';
const SEED = 20_261_126;
const FORMS = IS_FULL ? 2000 : 100;

type Reader = typeof recordedDraft;

/** Forms at random, filled at random: those whose answers are not the same after they went through the boxes again. */
function changedBy(read: Reader): number[] {
  return Array.from({ length: FORMS }, (_, turn) => SEED + turn).filter((seed) => {
    const random = randomOf(seed);
    const form = randomForm(random);
    const context = { form, timeZone: 'Europe/Oslo' };
    const response = formResponseOf(randomDraft(form.item ?? [], context, random), context);
    const { draft, lost } = fitDraft(read(response, context), context);
    return lost.length > 0 || JSON.stringify(formResponseOf(draft, context)) !== JSON.stringify(response);
  });
}

test('answers that were recorded stand in the boxes as they were given, whatever the form', () => {
  expect(changedBy(recordedDraft), `seeds of forms, from ${SEED}`).toEqual([]);
});

test('a reader that keeps only the first answer of a question is caught', () => {
  const hasty: Reader = (response, context) => {
    const cut = JSON.parse(JSON.stringify(response), (name, value) =>
      name === 'answer' && Array.isArray(value) ? value.slice(0, 1) : value,
    ) as QuestionnaireResponse;
    return recordedDraft(cut, context);
  };
  expect(changedBy(hasty).length).toBeGreaterThan(0);
});
