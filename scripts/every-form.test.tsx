import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Questionnaire, QuestionnaireItem, QuestionnaireResponse } from '@medplum/fhirtypes';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { type FieldValues, useForm } from 'react-hook-form';
import { expect, test } from 'vitest';
import { fieldIdOf } from '@/components/questionnaire/field-id';
import { QuestionnaireForm } from '@/components/questionnaire/questionnaire-form';
import { formFaults } from '@/lib/domain/form/check-form';
import { type FormDraft, itemPlace, rowPlace } from '@/lib/domain/form/draft-shape';
import { isTicked } from '@/lib/domain/form/form-questions';
import { formRefusals } from '@/lib/domain/form/form-refusals';
import { askedOf, draftFaults, formResponseOf, rowAt } from '@/lib/domain/form/form-response';
import { openedDraft } from '@/lib/domain/form/open-draft';
import { randomDraft, randomOf } from '@/lib/domain/form/random-answers-fixture';
import { randomForm } from '@/lib/domain/form/random-form-fixture';
import { issuesOf } from '@/lib/server/fhir/validate';

const EXAMPLES = path.resolve('node_modules/hl7.fhir.r4.examples');
const IS_FULL = process.env.PROVE === '1';
const SEED = 20_261_125;
const FILLED = IS_FULL ? 200 : 20;
const RANDOM_FORMS = IS_FULL ? 2000 : 60;

/** Every Questionnaire that HL7 published with R4, also those inside other resources. */
const published = readdirSync(EXAMPLES)
  .filter(
    (name) =>
      /^(Questionnaire-|Bundle-ussg|PlanDefinition-example-cardiology)/.test(name) ||
      (IS_FULL && name.endsWith('.json')),
  )
  .flatMap((name) => formsIn(readFileSync(path.join(EXAMPLES, name), 'utf8')).map((form) => ({ name, form })));

function formsIn(text: string): Questionnaire[] {
  if (!/"resourceType"\s*:\s*"Questionnaire"/.test(text)) {
    return [];
  }
  const found: Questionnaire[] = [];
  JSON.parse(text, (_name, value: unknown) => {
    if (typeof value === 'object' && value !== null && Reflect.get(value, 'resourceType') === 'Questionnaire') {
      found.push(value as Questionnaire);
    }
    return value;
  });
  return found;
}

function Page({ form, draft }: { form: Questionnaire; draft: FormDraft }) {
  const methods = useForm<FieldValues>({ defaultValues: draft });
  return <QuestionnaireForm form={form} methods={methods} faults={[]} />;
}

function drawn(form: Questionnaire, draft: FormDraft): string {
  return renderToString(
    <QueryClientProvider client={new QueryClient()}>
      <Page form={form} draft={draft} />
    </QueryClientProvider>,
  );
}

/** The ids of the controls that a form with these answers must have: of each item that is asked, and of each of its answers. */
function neededIds(form: Questionnaire, draft: FormDraft): string[] {
  const asked = askedOf(draft, { form, timeZone: 'UTC' });
  const idsOf = (items: readonly QuestionnaireItem[], above: string): string[] =>
    items
      .filter((item) => item.type !== 'display' && asked.has(itemPlace(above, item.linkId)))
      .flatMap((item) => {
        const places = Array.from({ length: 10 }, (_, index) => rowPlace(above, item.linkId, index));
        const rows = places.filter((place) => rowAt(draft, place) !== undefined);
        const own =
          item.type === 'group' && item.repeats !== true
            ? []
            : (isTicked(form, item) ? places.slice(0, 1) : rows).map(fieldIdOf);
        return [...own, ...rows.flatMap((place) => idsOf(item.item ?? [], place))];
      });
  return idsOf(form.item ?? [], '');
}

const missingIn = (html: string, ids: readonly string[]) => ids.filter((id) => !html.includes(`id="${id}"`));

/** The form as a renderer that does not know a type would draw it. */
function without(type: QuestionnaireItem['type'], form: Questionnaire): Questionnaire {
  const strip = (items: readonly QuestionnaireItem[]): QuestionnaireItem[] =>
    items
      .filter((item) => item.type !== type)
      .map((item) => ({ ...item, ...(item.item && { item: strip(item.item) }) }));
  return { ...form, item: strip(form.item ?? []) };
}

const typesIn = (items: readonly QuestionnaireItem[]): QuestionnaireItem['type'][] =>
  items.flatMap((item) => [item.type, ...typesIn(item.item ?? [])]);
const complaints = (form: Questionnaire, response: QuestionnaireResponse) => [
  ...issuesOf({ ...response, questionnaire: form.url ?? 'urn:form' })
    .filter(({ severity }) => severity === 'error')
    .map(({ details, expression }) => `${expression} ${details?.text}`),
  ...formFaults(form, response).map(({ field, message }) => `${field}: ${message}`),
];

/** Draws a form and fills it, as it opens and then at random. Answers how many sets of answers were right. */
function fillAtRandom({ name, form }: (typeof published)[number]): number {
  const context = { form, timeZone: 'Europe/Oslo' };
  const items = form.item ?? [];
  expect(
    missingIn(drawn(form, openedDraft(items, context)), neededIds(form, openedDraft(items, context))),
    name,
  ).toEqual([]);
  for (let turn = 1; turn <= FILLED; turn += 1) {
    const draft = randomDraft(items, context, randomOf(SEED + turn));
    expect(missingIn(drawn(form, draft), neededIds(form, draft)), name).toEqual([]);
    expect(complaints(form, formResponseOf(draft, context)), name).toEqual([]);
  }
  return FILLED;
}

test('every form that HL7 published is drawn whole or refused by name, and answers at random are right', () => {
  const refused = published.filter(({ form }) => formRefusals(form).length > 0);
  const asked = published.filter(({ form }) => formRefusals(form).length === 0);
  const answers = asked.reduce((sum, each) => sum + fillAtRandom(each), 0);
  const reasons = refused.map(({ name, form }) => {
    const [first, ...more] = formRefusals(form);
    return `  ${name}: ${first?.linkId ?? 'no linkId'}: ${first?.what}; ${more.length} more\n`;
  });
  process.stdout.write(
    `${published.length} published forms: ${asked.length} drawn with ${answers} sets of answers (seed ${SEED}), ${refused.length} refused:\n${reasons.join('')}`,
  );
  expect(published.length).toBeGreaterThanOrEqual(10);
  expect(asked.length).toBeGreaterThanOrEqual(5);
  expect(refused.flatMap(({ form }) => formRefusals(form)).every(({ what }) => what !== '')).toBe(true);
});

test('forms at random, of every type and depth, are drawn whole; answers at random to them are right', () => {
  const seen = new Set<string>();
  for (let turn = 0; turn < RANDOM_FORMS; turn += 1) {
    const random = randomOf(SEED + turn);
    const form = randomForm(random);
    const context = { form, timeZone: 'Europe/Oslo' };
    const draft = randomDraft(form.item ?? [], context, random);
    expect(formRefusals(form), `form ${turn}`).toEqual([]);
    expect(missingIn(drawn(form, draft), neededIds(form, draft)), `form ${turn}`).toEqual([]);
    expect(draftFaults(draft, context), `form ${turn}`).toEqual([]);
    expect(complaints(form, formResponseOf(draft, context)), `form ${turn}`).toEqual([]);
    for (const type of typesIn(form.item ?? [])) {
      seen.add(type);
    }
  }
  process.stdout.write(`${RANDOM_FORMS} random forms (seed ${SEED}) with ${seen.size} types of item\n`);
  expect(seen.size).toBe(15);
});

test('a renderer that drops a type of item is caught, whichever it is', () => {
  const caught = new Set<string>();
  for (let turn = 0; turn < RANDOM_FORMS; turn += 1) {
    const random = randomOf(SEED + turn);
    const form = randomForm(random);
    const draft = randomDraft(form.item ?? [], { form, timeZone: 'UTC' }, random);
    for (const type of new Set(typesIn(form.item ?? []))) {
      if (missingIn(drawn(without(type, form), draft), neededIds(form, draft)).length > 0) {
        caught.add(type);
      }
    }
  }
  expect([...caught].sort()).toEqual([
    'boolean',
    'choice',
    'date',
    'dateTime',
    'decimal',
    'group',
    'integer',
    'open-choice',
    'quantity',
    'reference',
    'string',
    'text',
    'time',
    'url',
  ]);
});

test('a response that drops a group with something needed in it is caught', () => {
  const form: Questionnaire = {
    resourceType: 'Questionnaire',
    status: 'active',
    item: [{ linkId: 'g', type: 'group', item: [{ linkId: 'a', text: 'A', type: 'string', required: true }] }],
  };
  const context = { form, timeZone: 'UTC' };
  const whole = formResponseOf(randomDraft(form.item ?? [], context, randomOf(1)), context);
  expect(complaints(form, whole)).toEqual([]);
  expect(complaints(form, { ...whole, item: [] })).toContain('a: A is needed.');
});
