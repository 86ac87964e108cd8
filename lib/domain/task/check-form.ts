import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireItemEnableWhen,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
  QuestionnaireResponseItemAnswer,
} from '@medplum/fhirtypes';
import type { FieldFault } from '@/lib/domain/fhir/errors';
import { comparableOf, sameValue, valueIn } from './answer-value';
import { answerFaults } from './check-answer';

/** What is wrong with the answers to a form, by linkId: required answers, kinds, limits, choices. Empty when it is right. */
export function formFaults(form: Questionnaire, response: QuestionnaireResponse): FieldFault[] {
  return faultsOf(form.item ?? [], response.item ?? [], { form, response });
}

/** A form with all that was given for it. */
type Filled = { form: Questionnaire; response: QuestionnaireResponse };

function faultsOf(
  questions: readonly QuestionnaireItem[],
  given: readonly QuestionnaireResponseItem[],
  filled: Filled,
): FieldFault[] {
  const unknown = given.filter(({ linkId }) => !questions.some((question) => question.linkId === linkId));
  return [
    ...unknown.map(({ linkId }) => ({ field: linkId ?? 'item', message: 'This is not asked here.' })),
    ...questions.flatMap((question) =>
      questionFaults(
        question,
        given.filter(({ linkId }) => linkId === question.linkId),
        filled,
      ),
    ),
  ];
}

function questionFaults(
  question: QuestionnaireItem,
  given: readonly QuestionnaireResponseItem[],
  filled: Filled,
): FieldFault[] {
  if (question.type === 'display' || !isEnabled(question, filled.response)) {
    return [];
  }
  const inside = question.item ?? [];
  if (question.type === 'group') {
    // A group that was left out hides no question: what is required in it is still asked.
    return given.length === 0
      ? faultsOf(inside, [], filled)
      : given.flatMap((group) => faultsOf(inside, group.item ?? [], filled));
  }
  const answers = given.flatMap(({ answer }) => answer ?? []).filter((answer) => !isEmpty(answer));
  const messages = [
    ...countFaults(question, answers),
    ...answers.flatMap((answer) => answerFaults(filled.form, question, answer)),
  ];
  return [
    ...messages.map((message) => ({ field: question.linkId, message })),
    ...answers.flatMap((answer) => faultsOf(inside, answer.item ?? [], filled)),
  ];
}

function countFaults(question: QuestionnaireItem, answers: readonly QuestionnaireResponseItemAnswer[]): string[] {
  if (answers.length === 0) {
    return question.required === true ? [`${question.text ?? 'This'} is needed.`] : [];
  }
  return answers.length > 1 && question.repeats !== true ? ['Only one answer is possible.'] : [];
}

function isEmpty(answer: QuestionnaireResponseItemAnswer): boolean {
  const value = valueIn(answer);
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** Whether a question is asked, given the answers so far (hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.enableWhen). */
export function isEnabled(question: QuestionnaireItem, response: QuestionnaireResponse): boolean {
  const conditions = question.enableWhen ?? [];
  const holds = (condition: QuestionnaireItemEnableWhen) =>
    isMet(condition, answersTo(condition.question ?? '', response.item ?? []));
  return (
    conditions.length === 0 || (question.enableBehavior === 'all' ? conditions.every(holds) : conditions.some(holds))
  );
}

function answersTo(linkId: string, items: readonly QuestionnaireResponseItem[]): QuestionnaireResponseItemAnswer[] {
  return items.flatMap((item) => [
    ...(item.linkId === linkId ? (item.answer ?? []) : []),
    ...answersTo(linkId, item.item ?? []),
    ...(item.answer ?? []).flatMap((answer) => answersTo(linkId, answer.item ?? [])),
  ]);
}

function isMet(condition: QuestionnaireItemEnableWhen, answers: readonly QuestionnaireResponseItemAnswer[]): boolean {
  const wanted = Object.entries(condition).find(([name]) => name.startsWith('answer'))?.[1] as unknown;
  if (condition.operator === 'exists') {
    return answers.length > 0 === (wanted === true);
  }
  const equal = answers.some((answer) => sameValue(valueIn(answer), wanted));
  switch (condition.operator) {
    case '=':
      return equal;
    case '!=':
      return answers.length > 0 && !equal;
    default:
      return answers.some((answer) => compares(condition.operator, valueIn(answer), wanted));
  }
}

function compares(operator: QuestionnaireItemEnableWhen['operator'], value: unknown, wanted: unknown): boolean {
  const [left, right] = [comparableOf(value), comparableOf(wanted)];
  if (left === undefined || right === undefined) {
    return false;
  }
  switch (operator) {
    case '>':
      return left > right;
    case '<':
      return left < right;
    case '>=':
      return left >= right;
    case '<=':
      return left <= right;
    default:
      return false;
  }
}
