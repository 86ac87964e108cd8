import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';

const BASE = 'https://taskward.health/fhir/Questionnaire';
const EXTENSION = 'http://hl7.org/fhir/StructureDefinition';

type Extra = { required?: boolean; unit?: string; min?: number; max?: number };

function question(linkId: string, text: string, type: QuestionnaireItem['type'], extra: Extra = {}): QuestionnaireItem {
  const { required = true, unit, min, max } = extra;
  const limit = (name: string, value: number) => ({
    url: `${EXTENSION}/${name}`,
    ...(type === 'integer' ? { valueInteger: value } : { valueDecimal: value }),
  });
  const extension = [
    ...(unit === undefined
      ? []
      : [
          {
            url: `${EXTENSION}/questionnaire-unit`,
            valueCoding: { system: 'http://unitsofmeasure.org', code: unit, display: unit },
          },
        ]),
    ...(min === undefined ? [] : [limit('minValue', min)]),
    ...(max === undefined ? [] : [limit('maxValue', max)]),
  ];
  return { linkId, text, type, required, ...(extension.length > 0 && { extension }) };
}

function choice(linkId: string, text: string, options: readonly string[], extra: Extra = {}): QuestionnaireItem {
  return { ...question(linkId, text, 'choice', extra), answerOption: options.map((valueString) => ({ valueString })) };
}

const optional = { required: false };

/** The forms that completing asks for, by the id of the task type. */
const FORMS: Record<string, { title: string; item: QuestionnaireItem[] }> = {
  'wound-check': {
    title: 'Wound check',
    item: [
      choice('edges', 'Wound edges', ['Closed', 'Partly open', 'Open']),
      question('length', 'Length', 'decimal', { unit: 'cm', min: 0, max: 60 }),
      choice('exudate', 'Exudate', ['None', 'Slight, clear', 'Moderate', 'Heavy or purulent']),
      question('infection', 'Signs of infection', 'boolean'),
      question('pain', 'Pain at dressing change, 0 to 10', 'integer', { min: 0, max: 10 }),
      question('remarks', 'Remarks', 'text', optional),
    ],
  },
  'falls-risk': {
    title: 'Falls risk assessment',
    item: [
      question('score', 'Morse fall scale', 'integer', { min: 0, max: 125 }),
      question('alarm', 'Bed alarm on', 'boolean'),
      choice('aid', 'Walking aid', ['None', 'Stick', 'Frame', 'Wheelchair']),
    ],
  },
  'repeat-potassium': {
    title: 'Repeat potassium',
    item: [
      question('value', 'Potassium', 'decimal', { unit: 'mmol/L', min: 1, max: 10 }),
      question('taken', 'Taken at', 'dateTime'),
      question('called', 'Result called to', 'string'),
    ],
  },
  'medication-reconciliation': {
    title: 'Medication reconciliation',
    item: [
      choice('source', 'Sources used', ['Patient', 'Family', 'General practice', 'Pharmacy record']),
      question('differences', 'Differences found', 'integer', { min: 0, max: 50 }),
      question('told', 'Physician told of each difference', 'boolean'),
      question('remarks', 'Remarks', 'text', optional),
    ],
  },
  'pressure-injury': {
    title: 'Pressure injury assessment',
    item: [
      question('score', 'Braden scale', 'integer', { min: 6, max: 23 }),
      choice('skin', 'Skin', ['Intact', 'Redness that fades', 'Redness that stays', 'Broken']),
      question('next', 'Next turn due', 'dateTime', optional),
    ],
  },
  'high-alert-check': {
    title: 'High-alert medication',
    item: [
      choice('drug', 'Medication', ['Insulin', 'Heparin', 'Potassium chloride']),
      question('pump', 'Label, order and pump agree', 'boolean'),
    ],
  },
};

/** The canonical of a type's form with its version; undefined when completing it needs no result. */
export function formUrl(type: string): string | undefined {
  return FORMS[type] === undefined ? undefined : `${BASE}/${type}|1`;
}

export function formItems(type: string): readonly QuestionnaireItem[] {
  return FORMS[type]?.item ?? [];
}

export function questionnaires(): (Questionnaire & { id: string })[] {
  return Object.entries(FORMS).map(([id, { title, item }]) => ({
    resourceType: 'Questionnaire',
    id,
    url: `${BASE}/${id}`,
    version: '1',
    status: 'active',
    title,
    subjectType: ['Patient'],
    item,
  }));
}
