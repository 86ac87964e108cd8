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

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition';

/** One choice of a question: how the form names it, what a person reads, what is stored. */
export type FormOption = { key: string; words: string; answer: QuestionnaireResponseItemAnswer };

/** The choices of a question, from its options or from a ValueSet that the form contains; empty when neither says them. */
export function optionsOf(form: Questionnaire, question: QuestionnaireItem): readonly FormOption[] {
  const answers = question.answerOption?.map(answerOf) ?? containedAnswers(form, question.answerValueSet);
  return answers.map((answer, index) => ({
    key: `option:${index}`,
    words: valueWordsOf(answer) ?? `Choice ${index + 1}`,
    answer,
  }));
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

/** The unit behind a number, such as `cm` (hl7.org/fhir/R4/extension-questionnaire-unit.html). */
export function unitOf(question: QuestionnaireItem): string | undefined {
  const coding = question.extension?.find(({ url }) => url === `${EXTENSION}/questionnaire-unit`)?.valueCoding;
  return coding?.display ?? coding?.code ?? question.initial?.[0]?.valueQuantity?.unit;
}

/** `0 to 10`, `at least 1`; undefined without limits (hl7.org/fhir/R4/extension-minvalue.html). */
export function limitWordsOf(question: QuestionnaireItem): string | undefined {
  const [least, most] = [limitOf(question, 'minValue'), limitOf(question, 'maxValue')];
  if (least !== undefined && most !== undefined) {
    return `${least} to ${most}`;
  }
  if (least !== undefined) {
    return `At least ${least}`;
  }
  return most === undefined ? undefined : `At most ${most}`;
}

/** The least or the most that may be answered, as the form states it; undefined without a limit. */
export function limitOf(question: QuestionnaireItem, name: 'minValue' | 'maxValue'): number | string | undefined {
  const extension = question.extension?.find(({ url }) => url === `${EXTENSION}/${name}`);
  return extension?.valueInteger ?? extension?.valueDecimal ?? extension?.valueDate ?? extension?.valueDateTime;
}

/** Every question of a form, with those inside groups and below other questions, in order. */
export function questionsOf(items: readonly QuestionnaireItem[]): readonly QuestionnaireItem[] {
  return items.flatMap((item) => [item, ...questionsOf(item.item ?? [])]);
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
