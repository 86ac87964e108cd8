import type {
  Coding,
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireItemAnswerOption,
  QuestionnaireResponseItemAnswer,
  ValueSet,
  ValueSetComposeInclude,
  ValueSetExpansionContains,
} from '@medplum/fhirtypes';
import { valueWordsOf } from '@/lib/domain/fhir/value-words';
import { inEnglish } from '@/lib/domain/words/make-say';
import type { Say } from '@/lib/domain/words/said';
import { valueIn, valueNameOf } from './answer-value';
import { extensionOf, extensionsOf } from './form-extension';

/** One choice of a question: how a draft names it, by what it means and not where it stands; what a person reads, what is stored. */
export type FormOption = { key: string; words: string; answer: QuestionnaireResponseItemAnswer };

/** The choices of a question, from its options or from a ValueSet that the form contains; empty when neither says them. */
export function optionsOf(
  form: Questionnaire,
  question: QuestionnaireItem,
  say: Say = inEnglish,
): readonly FormOption[] {
  const answers = question.answerOption?.map(answerOf) ?? containedAnswers(form, question.answerValueSet);
  return answers.map((answer, index) => ({
    key: optionKeyOf(answer),
    words: valueWordsOf(answer, say) ?? say('Choice {number}', { number: index + 1 }),
    answer,
  }));
}

/** Whether a question is several boxes to tick. */
export function isTicked(form: Questionnaire, question: QuestionnaireItem): boolean {
  return isChoice(question) && question.repeats === true && optionsOf(form, question).length > 0;
}

export function isChoice({ type }: QuestionnaireItem): boolean {
  return type === 'choice' || type === 'open-choice';
}

/** Whether `optionsOf` knows all choices of a question: some value sets name a whole code system, a filter or a part of themselves. */
export function namesEveryChoice(form: Questionnaire, question: QuestionnaireItem): boolean {
  if (question.answerOption !== undefined) {
    return question.answerOption.length > 0;
  }
  const { expansion, compose } = containedValueSet(form, question.answerValueSet) ?? {};
  if (expansion !== undefined) {
    const listed = expandedCodings(expansion.contains ?? []).length;
    return listed > 0 && (expansion.total ?? listed) <= listed;
  }
  const isListed = ({ concept = [], filter, valueSet }: ValueSetComposeInclude) =>
    concept.length > 0 && filter === undefined && valueSet === undefined;
  return compose?.include.every(isListed) ?? false;
}

/** A unit of a quantity: how a draft names it, what a person reads, and what is stored. */
export type FormUnit = { key: string; words: string; code: string | undefined; system: string | undefined };

/** The units that a question offers, else the one that it fixes, else that of its initial value; empty when none is said (hl7.org/fhir/R4/extension-questionnaire-unitoption.html). */
export function unitsOf(question: QuestionnaireItem): readonly FormUnit[] {
  const offered = [
    ...extensionsOf(question, 'questionnaire-unitOption'),
    ...extensionsOf(question, 'questionnaire-unit'),
  ];
  const initial = question.initial?.[0]?.valueQuantity;
  const codings = offered.flatMap(({ valueCoding }) => valueCoding ?? []);
  const units = codings.length > 0 || initial === undefined ? codings : [{ ...initial, display: initial.unit }];
  return units
    .map(({ system, code, display }) => ({
      key: `unit:${system ?? ''}|${code ?? display ?? ''}`,
      words: display ?? code ?? '',
      code,
      system,
    }))
    .filter(({ key, words }, index, all) => words !== '' && all.findIndex((each) => each.key === key) === index);
}

/** The unit behind a number where only one is possible, such as `cm` (hl7.org/fhir/R4/extension-questionnaire-unit.html). */
export function unitOf(question: QuestionnaireItem): string | undefined {
  const units = unitsOf(question);
  return units.length === 1 ? units[0]?.words : undefined;
}

/** The least or the most that may be answered, as the form states it; undefined without a limit. */
export function limitOf(question: QuestionnaireItem, name: 'minValue' | 'maxValue'): number | string | undefined {
  const limit = extensionOf(question, name) ?? {};
  const value = Object.entries(limit).find(([key]) => key.startsWith('value'))?.[1] as unknown;
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

/** Every question of a form, with those inside groups and below other questions, in order. */
export function questionsOf(items: readonly QuestionnaireItem[]): readonly QuestionnaireItem[] {
  return items.flatMap((item) => [item, ...questionsOf(item.item ?? [])]);
}

function optionKeyOf(answer: QuestionnaireResponseItemAnswer): string {
  const { valueCoding, valueReference } = answer;
  const text =
    valueCoding === undefined
      ? (valueReference?.reference ?? valueIn(answer))
      : `${valueCoding.system ?? ''}|${valueCoding.code ?? valueCoding.display}`;
  return `option:${valueNameOf(answer)}:${text}`;
}

function answerOf({
  extension: _extension,
  id: _id,
  initialSelected: _initial,
  ...value
}: QuestionnaireItemAnswerOption): QuestionnaireResponseItemAnswer {
  return value as QuestionnaireResponseItemAnswer;
}

function containedAnswers(
  form: Questionnaire,
  canonical: string | undefined,
): readonly QuestionnaireResponseItemAnswer[] {
  const valueSet = containedValueSet(form, canonical);
  const composed = valueSet?.compose?.include.flatMap(({ system, concept = [] }) =>
    concept.map(({ code, display }) => ({ system, code, display })),
  );
  const codings = valueSet?.expansion === undefined ? composed : expandedCodings(valueSet.expansion.contains ?? []);
  return (codings ?? []).map((coding) => ({
    valueCoding: Object.fromEntries(Object.entries(coding).filter(([, value]) => value !== undefined)),
  }));
}

function containedValueSet(form: Questionnaire, canonical: string | undefined): ValueSet | undefined {
  if (canonical === undefined) {
    return undefined;
  }
  return form.contained?.find(
    (each): each is ValueSet =>
      each.resourceType === 'ValueSet' && (`#${each.id}` === canonical || each.url === canonical.split('|')[0]),
  );
}

/** An expansion is a tree; an abstract entry only groups those below it (hl7.org/fhir/R4/valueset.html#expansion). */
function expandedCodings(contains: readonly ValueSetExpansionContains[]): readonly Coding[] {
  return contains.flatMap(({ abstract, system, code, display, contains: below = [] }) => [
    ...(abstract === true || code === undefined ? [] : [{ system, code, display } as Coding]),
    ...expandedCodings(below),
  ]);
}
