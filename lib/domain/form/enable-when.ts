import type {
  QuestionnaireItem,
  QuestionnaireItemEnableWhen,
  QuestionnaireResponseItem,
  QuestionnaireResponseItemAnswer,
} from '@medplum/fhirtypes';
import { orderOf, sameValue, valueIn } from './answer-value';

type Operator = NonNullable<QuestionnaireItemEnableWhen['operator']>;
type Answers = readonly QuestionnaireResponseItemAnswer[];

/** Where an item stands: the items beside it with what was given for them, and the answer or entry that they are below. */
export type Scope = {
  questions: readonly QuestionnaireItem[];
  given: readonly QuestionnaireResponseItem[];
  /** The question whose answer the items are below; absent below a group and at the top. */
  owner?: { linkId: string; answer: QuestionnaireResponseItemAnswer };
  above?: Scope;
};

/** Whether an item is asked, given the answers so far (hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.enableWhen). */
export function isEnabled(item: QuestionnaireItem, scope: Scope): boolean {
  const conditions = item.enableWhen ?? [];
  const holds = (condition: QuestionnaireItemEnableWhen) =>
    isMet(condition, answersTo(condition.question ?? '', item, scope));
  return conditions.length === 0 || (item.enableBehavior === 'all' ? conditions.every(holds) : conditions.some(holds));
}

/** When a condition holds for the answers to its question (hl7.org/fhir/R4/valueset-questionnaire-enable-operator.html; what it says of `>` and its kin is a slip of the pen, R5 has it right). */
const HOLDS: Record<Operator, (answers: Answers, wanted: unknown) => boolean> = {
  exists: (answers, wanted) => answers.length > 0 === (wanted === true),
  '=': isAnyOf,
  '!=': (answers, wanted) => !isAnyOf(answers, wanted),
  '>': (answers, wanted) => isAnyOrdered(answers, wanted, (order) => order > 0),
  '<': (answers, wanted) => isAnyOrdered(answers, wanted, (order) => order < 0),
  '>=': (answers, wanted) => isAnyOrdered(answers, wanted, (order) => order >= 0),
  '<=': (answers, wanted) => isAnyOrdered(answers, wanted, (order) => order <= 0),
};

function isMet(condition: QuestionnaireItemEnableWhen, answers: Answers): boolean {
  const wanted = Object.entries(condition).find(([name]) => name.startsWith('answer'))?.[1] as unknown;
  return condition.operator !== undefined && HOLDS[condition.operator](answers, wanted);
}

function isAnyOf(answers: Answers, wanted: unknown): boolean {
  return answers.some((answer) => sameValue(valueIn(answer), wanted));
}

function isAnyOrdered(answers: Answers, wanted: unknown, holds: (order: number) => boolean): boolean {
  return answers.some((answer) => {
    const order = orderOf(valueIn(answer), wanted);
    return order !== undefined && holds(order);
  });
}

/**
 * The answers to the occurrence of a question that is nearest: the answer that an item is below, else inside the smallest
 * part that holds both, the last one before the item, else the first one after it.
 */
function answersTo(linkId: string, item: QuestionnaireItem, scope: Scope): Answers {
  if (scope.questions.some((question) => contains(question, linkId))) {
    return nearest(linkId, item, scope);
  }
  if (scope.owner?.linkId === linkId) {
    return [scope.owner.answer];
  }
  const { above } = scope;
  const branch = above?.questions.find((question) => contains(question, item.linkId));
  return above === undefined || branch === undefined ? [] : answersTo(linkId, branch, above);
}

function nearest(linkId: string, item: QuestionnaireItem, { questions, given }: Scope): Answers {
  const placeOf = (asked: string) => questions.findIndex((question) => question.linkId === asked);
  const own = placeOf(item.linkId);
  const found = questions.flatMap((question, place) =>
    given
      .filter((each) => each.linkId === question.linkId)
      .flatMap((each) => occurrencesIn(each, linkId))
      .map((answers) => ({ answers, isBefore: place <= own })),
  );
  return (found.findLast(({ isBefore }) => isBefore) ?? found[0])?.answers ?? [];
}

function occurrencesIn(item: QuestionnaireResponseItem, linkId: string): Answers[] {
  const own = item.linkId === linkId ? [item.answer ?? []] : [];
  const below = [...(item.item ?? []), ...(item.answer ?? []).flatMap((answer) => answer.item ?? [])];
  return [...own, ...below.flatMap((each) => occurrencesIn(each, linkId))];
}

function contains({ linkId, item = [] }: QuestionnaireItem, wanted: string): boolean {
  return linkId === wanted || item.some((inner) => contains(inner, wanted));
}
