import type { Extension, Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { type APIRequestContext, expect } from '@playwright/test';
import { makeTask } from './tasks';

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition';
const BASE = 'https://forms.example/fhir';
const UNITS = 'http://unitsofmeasure.org';

const with_ = (name: string, value: Omit<Extension, 'url'>): Extension => ({ url: `${EXTENSION}/${name}`, ...value });
const unit = (code: string) =>
  with_('questionnaire-unitOption', { valueCoding: { system: UNITS, code, display: code } });
const coded = (code: string, display: string) => ({ valueCoding: { system: 'urn:dressing', code, display } });

const EACH_WOUND: QuestionnaireItem[] = [
  { linkId: 'wound.site', text: 'Where it is', type: 'string', required: true, maxLength: 40 },
  {
    linkId: 'wound.drained',
    text: 'Drained since yesterday',
    type: 'quantity',
    extension: [unit('mL'), unit('L'), with_('minValue', { valueDecimal: 0 })],
  },
  { linkId: 'wound.smell', text: 'Smells', type: 'boolean', required: true },
  {
    linkId: 'wound.swab',
    text: 'Swab taken on',
    type: 'date',
    required: true,
    enableWhen: [{ question: 'wound.smell', operator: '=', answerBoolean: true }],
  },
];

/** A form with groups, repeats, questions that hang on others, units, a pick out of the record, own words and a pattern. */
export const RICH_FORM: Questionnaire & { id: string } = {
  resourceType: 'Questionnaire',
  id: 'wound-round',
  url: `${BASE}/Questionnaire/wound-round`,
  status: 'active',
  title: 'Wound round',
  item: [
    { linkId: 'intro', text: 'Look at every wound before the dressing goes on again.', type: 'display' },
    {
      linkId: 'batch',
      text: 'Batch of the dressing',
      type: 'string',
      required: true,
      extension: [
        with_('regex', { valueString: '[A-Z]{2}-\\d{4}' }),
        with_('entryFormat', { valueString: 'two letters, a dash and four digits, such as AB-1234' }),
      ],
    },
    {
      linkId: 'dressing',
      text: 'Dressing',
      type: 'open-choice',
      required: true,
      answerOption: [coded('foam', 'Foam'), coded('gauze', 'Gauze')],
    },
    { linkId: 'wound', text: 'Wound', type: 'group', required: true, repeats: true, item: EACH_WOUND },
    { linkId: 'seen', text: 'Seen by', type: 'string', repeats: true },
    {
      linkId: 'physician',
      text: 'Physician told',
      type: 'reference',
      extension: [with_('questionnaire-referenceResource', { valueCode: 'Practitioner' })],
    },
    { linkId: 'when', text: 'Next round', type: 'dateTime', required: true },
  ],
};

/** The same with a file in it, which cannot be asked here. */
const REFUSED_FORM: Questionnaire & { id: string } = {
  ...RICH_FORM,
  id: 'wound-photo',
  url: `${BASE}/Questionnaire/wound-photo`,
  title: 'Wound photograph',
  item: [...(RICH_FORM.item ?? []), { linkId: 'photo', text: 'Photograph', type: 'attachment', required: true }],
};

/** Brings the forms and their task types in, as an agent would, and answers a task of each that `owner` is at work on. */
export async function askForWoundRounds(
  agent: APIRequestContext,
  owner: { reference: string; patient: string },
): Promise<{ rich: string; refused: string }> {
  const ids: string[] = [];
  for (const form of [RICH_FORM, REFUSED_FORM]) {
    const type = typeWith(form);
    for (const resource of [form, type]) {
      const answer = await agent.put(`/fhir/${resource.resourceType}/${resource.id}`, {
        headers: { 'Content-Type': 'application/fhir+json' },
        data: resource,
      });
      expect(answer.status(), `${resource.resourceType}/${resource.id}`).toBeLessThan(300);
    }
    const { id } = await makeTask(agent, {
      status: 'in-progress',
      instantiatesCanonical: type.url,
      code: { text: form.title ?? '' },
      for: { reference: owner.patient },
      owner: { reference: owner.reference },
    });
    ids.push(id);
  }
  return { rich: ids[0] ?? '', refused: ids[1] ?? '' };
}

function typeWith({ id, title, url = '' }: Questionnaire & { id: string }) {
  return {
    resourceType: 'ActivityDefinition' as const,
    id,
    url: `${BASE}/ActivityDefinition/${id}`,
    status: 'active',
    kind: 'Task',
    title,
    code: { text: title },
    extension: [{ url: 'https://taskward.health/fhir/StructureDefinition/completion-form', valueCanonical: url }],
  };
}
