import type { Questionnaire, QuestionnaireItem, QuestionnaireItemEnableWhen } from '@medplum/fhirtypes';
import { isChoice, optionsOf, questionsOf } from '@/lib/domain/form/form-questions';

/** A condition as the editor shows it: the question it hangs on, how, and the value as text (the key of a choice). */
export type Condition = { question: string; operator: ConditionOperator; value: string };

/** The operators in words; what each means is in `isEnabled`. */
export const CONDITION_OPERATORS = {
  '=': 'is',
  '!=': 'is not',
  '>': 'is more than',
  '>=': 'is at least',
  '<': 'is less than',
  '<=': 'is at most',
  exists: 'is answered',
  missing: 'is not answered',
} as const;
export type ConditionOperator = keyof typeof CONDITION_OPERATORS;

type Kind = 'choice' | 'boolean' | 'number' | 'text' | 'other';

/** The questions that a condition can hang on: all that are asked, but for the item and what stands in it. */
export function conditionQuestions(form: Questionnaire, item: QuestionnaireItem): readonly QuestionnaireItem[] {
  const own = new Set(questionsOf([item]).map(({ linkId }) => linkId));
  return questionsOf(form.item ?? []).filter(
    ({ linkId, type }) => !own.has(linkId) && type !== 'group' && type !== 'display',
  );
}

/** The operators that make sense for a question. */
export function operatorsFor(question: QuestionnaireItem | undefined): readonly ConditionOperator[] {
  const always = ['exists', 'missing'] as const;
  switch (question === undefined ? 'other' : kindOf(question)) {
    case 'other':
      return always;
    case 'number':
      return ['=', '!=', '>', '>=', '<', '<=', ...always];
    default:
      return ['=', '!=', ...always];
  }
}

/** What a value is chosen from; undefined where it is typed. */
export function conditionChoices(
  form: Questionnaire,
  question: QuestionnaireItem,
): readonly { value: string; label: string }[] | undefined {
  switch (kindOf(question)) {
    case 'choice':
      return optionsOf(form, question).map(({ key, words }) => ({ value: key, label: words }));
    case 'boolean':
      return [
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ];
    default:
      return undefined;
  }
}

/** A condition on a question to begin with: its first choice, or nothing typed yet. */
export function newCondition(question: QuestionnaireItem, form: Questionnaire): Condition {
  const [operator = 'exists'] = operatorsFor(question);
  return { question: question.linkId, operator, value: conditionChoices(form, question)?.[0]?.value ?? '' };
}

/** A condition of a form in the shape of the editor; undefined when it cannot be shown without losing something. */
export function conditionOf(when: QuestionnaireItemEnableWhen, form: Questionnaire): Condition | undefined {
  const { question, operator, answerBoolean } = when;
  const asked = questionsOf(form.item ?? []).find(({ linkId }) => linkId === question);
  if (asked === undefined || operator === undefined || when.extension || when.modifierExtension || when.id) {
    return undefined;
  }
  if (operator === 'exists') {
    return { question: asked.linkId, operator: answerBoolean === false ? 'missing' : 'exists', value: '' };
  }
  const value = operatorsFor(asked).includes(operator) ? wantedBy(when, asked, form) : undefined;
  return value === undefined ? undefined : { question: asked.linkId, operator, value };
}

/** The condition as FHIR. A value that is no number yet is 0. */
export function enableWhenOf(
  { question, operator, value }: Condition,
  form: Questionnaire,
): QuestionnaireItemEnableWhen {
  if (operator === 'exists' || operator === 'missing') {
    return { question, operator: 'exists', answerBoolean: operator === 'exists' };
  }
  const asked = questionsOf(form.item ?? []).find(({ linkId }) => linkId === question);
  return { question, operator, ...(asked !== undefined && answerFor(asked, value, form)) };
}

function wantedBy(
  when: QuestionnaireItemEnableWhen,
  asked: QuestionnaireItem,
  form: Questionnaire,
): string | undefined {
  const { answerBoolean, answerInteger, answerDecimal, answerString, answerCoding } = when;
  switch (kindOf(asked)) {
    case 'choice':
      return optionsOf(form, asked).find(
        ({ answer: { valueCoding, valueString } }) =>
          (answerCoding !== undefined &&
            valueCoding?.code === answerCoding.code &&
            valueCoding?.system === answerCoding.system) ||
          (answerString !== undefined && valueString === answerString),
      )?.key;
    case 'boolean':
      return answerBoolean === undefined ? undefined : String(answerBoolean);
    case 'number':
      return (answerInteger ?? answerDecimal)?.toString();
    case 'text':
      return answerString;
    case 'other':
      return undefined;
  }
}

function answerFor(asked: QuestionnaireItem, value: string, form: Questionnaire): Partial<QuestionnaireItemEnableWhen> {
  switch (kindOf(asked)) {
    case 'choice': {
      const { valueCoding, valueString } = optionsOf(form, asked).find(({ key }) => key === value)?.answer ?? {};
      return valueCoding === undefined ? { answerString: valueString ?? '' } : { answerCoding: valueCoding };
    }
    case 'boolean':
      return { answerBoolean: value !== 'false' };
    case 'number':
      return asked.type === 'integer'
        ? { answerInteger: Math.round(Number(value) || 0) }
        : { answerDecimal: Number(value) || 0 };
    default:
      return { answerString: value };
  }
}

function kindOf(question: QuestionnaireItem): Kind {
  if (isChoice(question)) {
    return 'choice';
  }
  switch (question.type) {
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'decimal':
      return 'number';
    case 'string':
    case 'text':
      return 'text';
    default:
      return 'other';
  }
}
