import type { Extension, Questionnaire, QuestionnaireItem, QuestionnaireItemEnableWhen } from '@medplum/fhirtypes';
import { EXTENSION } from './form-extension';
import { pick, type Random } from './random-answers-fixture';

const TYPES: readonly QuestionnaireItem['type'][] = [
  'display',
  'boolean',
  'decimal',
  'integer',
  'date',
  'dateTime',
  'time',
  'string',
  'text',
  'url',
  'choice',
  'open-choice',
  'reference',
  'quantity',
  'group',
];
const DEEPEST = 3;
const OPTIONS = ['a', 'b', 'c'].map((code) => ({
  valueCoding: { system: 'urn:letters', code, display: code.toUpperCase() },
}));
const UNITS = ['mL', 'L'].map((code) => ({
  url: `${EXTENSION}/questionnaire-unitOption`,
  valueCoding: { system: 'http://unitsofmeasure.org', code },
}));

/** For tests: a form of every type of item, groups and answers with items below them, repeats, and questions that hang on others. */
export function randomForm(random: Random): Questionnaire {
  const known: QuestionnaireItem[] = [];
  const itemsAt = (depth: number): QuestionnaireItem[] =>
    Array.from({ length: 2 + Math.floor(random() * 4) }, () => {
      const type = pick(depth === DEEPEST ? TYPES.filter((each) => each !== 'group') : TYPES, random);
      const item = { ...randomItem(type, `${known.length}.${depth}`, random), ...condition(known, random) };
      known.push(item);
      const hasBelow = type === 'group' || (type !== 'display' && depth < DEEPEST && random() < 0.2);
      return hasBelow ? { ...item, item: itemsAt(depth + 1) } : item;
    });
  return { resourceType: 'Questionnaire', status: 'active', url: 'http://forms.example/random', item: itemsAt(0) };
}

function randomItem(type: QuestionnaireItem['type'], linkId: string, random: Random): QuestionnaireItem {
  const repeats = type !== 'display' && type !== 'boolean' && random() < 0.3;
  const extension: Extension[] = [
    ...(type === 'quantity' && random() < 0.5 ? UNITS : []),
    ...(type === 'integer' ? [{ url: `${EXTENSION}/maxValue`, valueInteger: 7 }] : []),
    ...(repeats && random() < 0.3 ? [{ url: `${EXTENSION}/questionnaire-minOccurs`, valueInteger: 2 }] : []),
  ];
  return {
    linkId,
    type,
    text: `Question ${linkId}`,
    ...(type !== 'display' && { required: random() < 0.3, repeats }),
    ...(extension.length > 0 && { extension }),
    ...((type === 'choice' || type === 'open-choice') && { answerOption: OPTIONS }),
  };
}

function condition(known: readonly QuestionnaireItem[], random: Random): Partial<QuestionnaireItem> {
  const asked = known.filter(({ type }) => ['boolean', 'integer', 'choice', 'string'].includes(type));
  if (asked.length === 0 || random() < 0.6) {
    return {};
  }
  const enableWhen = [pick(asked, random), pick(asked, random)].map((question) => conditionOn(question, random));
  return { enableWhen, enableBehavior: random() < 0.5 ? 'all' : 'any' };
}

function conditionOn({ linkId, type }: QuestionnaireItem, random: Random): QuestionnaireItemEnableWhen {
  const operator = pick(type === 'integer' ? (['>', '<=', '!='] as const) : (['=', '!='] as const), random);
  const wanted: Partial<Record<QuestionnaireItem['type'], Partial<QuestionnaireItemEnableWhen>>> = {
    boolean: { answerBoolean: random() < 0.5 },
    integer: { answerInteger: 3 },
    choice: { answerCoding: { system: 'urn:letters', code: 'a' } },
  };
  return random() < 0.3
    ? { question: linkId, operator: 'exists', answerBoolean: random() < 0.5 }
    : { question: linkId, operator, ...(wanted[type] ?? { answerString: 'x' }) };
}
