import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { EXTENSION } from '@/lib/domain/form/form-extension';
import { conditionOf } from './item-conditions';
import { fieldsOfType } from './item-parts';

type Named = { [name: string]: unknown };

const FIELDS = ['linkId', 'text', 'type', 'required', 'repeats', 'answerOption', 'item'];
const FORM_FIELDS = ['resourceType', 'id', 'meta', 'url', 'version', 'date', 'status', 'title', 'item'];
/** Which field of the editor shows an extension. */
const SHOWN: Record<string, keyof ReturnType<typeof fieldsOfType>> = {
  [`${EXTENSION}/entryFormat`]: 'hint',
  [`${EXTENSION}/questionnaire-unit`]: 'unit',
  [`${EXTENSION}/minValue`]: 'limits',
  [`${EXTENSION}/maxValue`]: 'limits',
};

/** What an item says that the editor has no field for; it stays as it is. */
export function alsoHas(item: QuestionnaireItem, form: Questionnaire): string[] {
  const fields = fieldsOfType(item.type);
  const isShown = ({ url }: { url: string }) => SHOWN[url] !== undefined && fields[SHOWN[url]];
  const areConditionsShown = (item.enableWhen ?? []).every((when) => conditionOf(when, form) !== undefined);
  const names = namesBeside(item, areConditionsShown ? [...FIELDS, 'enableWhen', 'enableBehavior'] : FIELDS);
  return [...names, ...(item.extension ?? []).filter((each) => !isShown(each)).map(({ url }) => tailOf(url))];
}

/** The same of the form as a whole. */
export function formAlsoHas(form: Questionnaire): string[] {
  return [...namesBeside(form, FORM_FIELDS), ...(form.extension ?? []).map(({ url }) => tailOf(url))];
}

function namesBeside(element: object, fields: readonly string[]): string[] {
  return Object.entries(element as Named)
    .filter(([name, value]) => value !== undefined && name !== 'extension' && !fields.includes(name))
    .map(([name]) => name);
}

function tailOf(url: string): string {
  return url.split('/').at(-1) ?? url;
}

/** What R4 forbids an item of a type (invariants que-5, que-6, que-8, que-9; hl7.org/fhir/R4/questionnaire.html#invs). */
function forbiddenOf(type: QuestionnaireItem['type']): readonly (keyof QuestionnaireItem)[] {
  const options = ['answerOption', 'answerValueSet'] as const;
  switch (type) {
    case 'display':
      return [...options, 'required', 'repeats', 'readOnly', 'initial', 'maxLength'];
    case 'group':
      return [...options, 'initial', 'maxLength'];
    case 'boolean':
    case 'reference':
    case 'url':
    case 'text':
      return options;
    default:
      return [];
  }
}

/**
 * The form as it is saved: without what R4 forbids an item of its type. While somebody tries out types the rest stays in
 * the editor, so that the choices are there again when the type is.
 */
export function tidiedForm(form: Questionnaire): Questionnaire {
  return form.item === undefined ? form : { ...form, item: form.item.map(tidiedItem) };
}

function tidiedItem(item: QuestionnaireItem): QuestionnaireItem {
  const forbidden: readonly string[] = forbiddenOf(item.type);
  const kept = Object.entries(item).filter(([name]) => !forbidden.includes(name));
  return {
    ...(Object.fromEntries(kept) as unknown as QuestionnaireItem),
    ...(item.item !== undefined && { item: item.item.map(tidiedItem) }),
  };
}
