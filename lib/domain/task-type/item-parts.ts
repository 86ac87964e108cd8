import type { Coding, Extension, QuestionnaireItem } from '@medplum/fhirtypes';
import { EXTENSION, extensionOf } from '@/lib/domain/form/form-extension';
import { isChoice } from '@/lib/domain/form/form-questions';

const UCUM = 'http://unitsofmeasure.org';

type ItemType = QuestionnaireItem['type'];

/** The types that the editor offers, in its order: those that Taskward asks (see `formRefusals`). */
export const EDITED_TYPES = {
  string: 'One line of text',
  text: 'Several lines of text',
  boolean: 'Yes or no',
  choice: 'Choice from a list',
  'open-choice': 'Choice, or own words',
  integer: 'Whole number',
  decimal: 'Number',
  quantity: 'Number with a unit',
  date: 'Day',
  dateTime: 'Day and time',
  time: 'Time of the day',
  reference: 'Pick from the record',
  url: 'Web address',
  display: 'Words only, nothing asked',
  group: 'Group of questions',
} as const satisfies Partial<Record<ItemType, string>>;
export type EditedType = keyof typeof EDITED_TYPES;

/** The type in a person's words; a type that is not asked here as it is. */
export function typeWords(type: ItemType): string {
  return type in EDITED_TYPES ? EDITED_TYPES[type as EditedType] : type;
}

/** Which of the editor's fields a type of item has. */
export function fieldsOfType(type: ItemType) {
  const isNumber = type === 'integer' || type === 'decimal' || type === 'quantity';
  const isAsked = type !== 'display' && type !== 'group';
  return {
    isRequired: type !== 'display',
    repeats: type !== 'display' && type !== 'boolean',
    choices: isChoice({ type } as QuestionnaireItem),
    unit: type === 'decimal' || type === 'quantity' || type === 'integer',
    limits: isNumber,
    hint: isAsked && !isChoice({ type } as QuestionnaireItem) && type !== 'boolean' && type !== 'reference',
    items: type === 'group',
  };
}

/** The hint of how an answer is written (hl7.org/fhir/R4/extension-entryformat.html). */
export const hintOfItem = (item: QuestionnaireItem) => extensionOf(item, 'entryFormat')?.valueString ?? '';

export function withHint(item: QuestionnaireItem, hint: string): QuestionnaireItem {
  return withExtension(item, 'entryFormat', hint === '' ? undefined : { valueString: hint });
}

/** The unit as it is read (hl7.org/fhir/R4/extension-questionnaire-unit.html). */
export function unitOfItem(item: QuestionnaireItem): string {
  const unit = extensionOf(item, 'questionnaire-unit')?.valueCoding;
  return unit?.display ?? unit?.code ?? '';
}

/** The unit as the form codes it; undefined without one. */
export const codedUnitOf = (item: QuestionnaireItem) => extensionOf(item, 'questionnaire-unit')?.valueCoding;

/** The item with a unit as it is typed, which is its UCUM code too; `known` keeps its own code when its words stand there. */
export function withUnit(item: QuestionnaireItem, unit: string, known: Coding | undefined): QuestionnaireItem {
  const isKnown = known !== undefined && (known.display ?? known.code) === unit;
  const valueCoding = isKnown ? known : { system: UCUM, code: unit, display: unit };
  return withExtension(item, 'questionnaire-unit', unit.trim() === '' ? undefined : { valueCoding });
}

/** The item with a least or most; undefined takes it away (hl7.org/fhir/R4/extension-minvalue.html). */
export function withLimit(
  item: QuestionnaireItem,
  name: 'minValue' | 'maxValue',
  limit: number | undefined,
): QuestionnaireItem {
  const isWhole = item.type === 'integer' && Number.isInteger(limit);
  const value = isWhole ? { valueInteger: limit } : { valueDecimal: limit };
  return withExtension(item, name, limit === undefined ? undefined : (value as Omit<Extension, 'url'>));
}

/** The item with a part set, or taken away where it is empty or false. */
export function withPart<Name extends 'text' | 'required' | 'repeats'>(
  item: QuestionnaireItem,
  name: Name,
  value: QuestionnaireItem[Name],
): QuestionnaireItem {
  const { [name]: _before, ...rest } = item;
  return (value === '' || value === false ? rest : { ...rest, [name]: value }) as QuestionnaireItem;
}

/** The extension keeps its place among the others, and what else it says. */
function withExtension(
  item: QuestionnaireItem,
  name: string,
  value: Omit<Extension, 'url'> | undefined,
): QuestionnaireItem {
  const url = `${EXTENSION}/${name}`;
  const standing = item.extension ?? [];
  const own = value === undefined ? [] : [{ ...value, url }];
  const at = standing.findIndex((each) => each.url === url);
  const others = standing.filter((each) => each.url !== url);
  const extension = at < 0 ? [...others, ...own] : [...others.slice(0, at), ...own, ...others.slice(at)];
  const { extension: _extension, ...rest } = item;
  return extension.length === 0 ? rest : { ...rest, extension };
}
