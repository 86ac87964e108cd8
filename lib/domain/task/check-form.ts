import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireItemEnableWhen,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
  QuestionnaireResponseItemAnswer,
} from '@medplum/fhirtypes';
import type { FieldFault } from '@/lib/domain/fhir/errors';

const MIN_VALUE = 'http://hl7.org/fhir/StructureDefinition/minValue';
const MAX_VALUE = 'http://hl7.org/fhir/StructureDefinition/maxValue';

/** The element that holds an answer, by the type of its question (hl7.org/fhir/R4/questionnaireresponse.html#link). */
const VALUE_OF: Partial<Record<QuestionnaireItem['type'], readonly (keyof QuestionnaireResponseItemAnswer)[]>> = {
  boolean: ['valueBoolean'],
  decimal: ['valueDecimal', 'valueInteger'],
  integer: ['valueInteger'],
  date: ['valueDate'],
  dateTime: ['valueDateTime'],
  time: ['valueTime'],
  string: ['valueString'],
  text: ['valueString'],
  url: ['valueUri'],
  choice: ['valueCoding', 'valueString', 'valueInteger', 'valueDate', 'valueTime', 'valueReference'],
  'open-choice': ['valueCoding', 'valueString', 'valueInteger', 'valueDate', 'valueTime', 'valueReference'],
  attachment: ['valueAttachment'],
  reference: ['valueReference'],
  quantity: ['valueQuantity'],
};

/** What is wrong with the answers to a form, by linkId: required answers, kinds, limits, choices. Empty when it is right. */
export function formFaults(form: Questionnaire, response: QuestionnaireResponse): FieldFault[] {
  return faultsOf(form.item ?? [], response.item ?? [], response);
}

function faultsOf(
  questions: readonly QuestionnaireItem[],
  given: readonly QuestionnaireResponseItem[],
  response: QuestionnaireResponse,
): FieldFault[] {
  const unknown = given.filter(({ linkId }) => !questions.some((question) => question.linkId === linkId));
  return [
    ...unknown.map(({ linkId }) => ({ field: linkId ?? 'item', message: 'This is not asked here.' })),
    ...questions.flatMap((question) =>
      questionFaults(
        question,
        given.filter(({ linkId }) => linkId === question.linkId),
        response,
      ),
    ),
  ];
}

function questionFaults(
  question: QuestionnaireItem,
  given: readonly QuestionnaireResponseItem[],
  response: QuestionnaireResponse,
): FieldFault[] {
  if (question.type === 'display' || !isEnabled(question, response)) {
    return [];
  }
  const inside = question.item ?? [];
  if (question.type === 'group') {
    // A group that was left out hides no question: what is required in it is still asked.
    return given.length === 0
      ? faultsOf(inside, [], response)
      : given.flatMap((group) => faultsOf(inside, group.item ?? [], response));
  }
  const answers = given.flatMap(({ answer }) => answer ?? []).filter((answer) => !isEmpty(answer));
  const messages = [...numberFaults(question, answers), ...answers.flatMap((answer) => answerFaults(question, answer))];
  return [
    ...messages.map((message) => ({ field: question.linkId, message })),
    ...answers.flatMap((answer) => faultsOf(inside, answer.item ?? [], response)),
  ];
}

function numberFaults(question: QuestionnaireItem, answers: readonly QuestionnaireResponseItemAnswer[]): string[] {
  if (answers.length === 0) {
    return question.required === true ? [`${question.text ?? 'This'} is needed.`] : [];
  }
  return answers.length > 1 && question.repeats !== true ? ['Only one answer is possible.'] : [];
}

function isEmpty(answer: QuestionnaireResponseItemAnswer): boolean {
  const value = valueIn(answer);
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function valueIn(answer: QuestionnaireResponseItemAnswer): unknown {
  return Object.entries(answer).find(([name]) => name.startsWith('value'))?.[1];
}

/** What to give, where what was given is of another kind. */
const KIND_WORDS: Partial<Record<QuestionnaireItem['type'], string>> = {
  boolean: 'Answer yes or no.',
  integer: 'Give a whole number, such as 3.',
  decimal: 'Give a number, such as 8.5.',
  quantity: 'Give a number, such as 8.5.',
  date: 'Give day, month and year of a date that exists.',
  dateTime: 'Give day, month, year and time of a moment that exists.',
  time: 'Give hours and minutes, such as 14:30.',
  choice: 'Choose one of the answers.',
  'open-choice': 'Choose one of the answers, or give your own.',
};

function answerFaults(question: QuestionnaireItem, answer: QuestionnaireResponseItemAnswer): string[] {
  const name = Object.keys(answer).find((each) => each.startsWith('value')) as
    | keyof QuestionnaireResponseItemAnswer
    | undefined;
  const value = valueIn(answer);
  if (name === undefined || !(VALUE_OF[question.type] ?? []).includes(name) || !hasType(name, value)) {
    return [KIND_WORDS[question.type] ?? 'This answer is of another kind than the question.'];
  }
  return [...limitFaults(question, value), ...choiceFaults(question, answer)];
}

function hasType(name: string, value: unknown): boolean {
  switch (name) {
    case 'valueBoolean':
      return typeof value === 'boolean';
    case 'valueInteger':
      return Number.isInteger(value);
    case 'valueDecimal':
      return typeof value === 'number' && Number.isFinite(value);
    case 'valueDate':
      return typeof value === 'string' && isDate(value);
    case 'valueDateTime':
      return typeof value === 'string' && isDateTime(value);
    case 'valueTime':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value);
    case 'valueString':
    case 'valueUri':
      return typeof value === 'string';
    default:
      return typeof value === 'object' && value !== null;
  }
}

/** Year, month or day, and a day that the month has (hl7.org/fhir/R4/datatypes.html#date). */
function isDate(value: string): boolean {
  return /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) && isOnCalendar(value);
}

/** A date, or an instant with its zone (hl7.org/fhir/R4/datatypes.html#dateTime). */
function isDateTime(value: string): boolean {
  const [date = '', time] = value.split('T');
  const isTimed = time !== undefined && /(Z|[+-]\d{2}:\d{2})$/.test(time) && !Number.isNaN(Date.parse(value));
  return isDate(date) && (time === undefined || (isTimed && date.length === 10));
}

function isOnCalendar(date: string): boolean {
  const parsed = new Date(date);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
}

function limitFaults(question: QuestionnaireItem, value: unknown): string[] {
  const comparable = isQuantity(value) ? value.value : value;
  const [least, most] = [limitOf(question, MIN_VALUE), limitOf(question, MAX_VALUE)];
  const faults: string[] = [];
  if (typeof value === 'string' && question.maxLength !== undefined && value.length > question.maxLength) {
    faults.push(`At most ${question.maxLength} characters.`);
  }
  if (isComparable(comparable) && isComparable(least) && comparable < least) {
    faults.push(`At least ${least}.`);
  }
  if (isComparable(comparable) && isComparable(most) && comparable > most) {
    faults.push(`At most ${most}.`);
  }
  return faults;
}

function isQuantity(value: unknown): value is { value?: number } {
  return typeof value === 'object' && value !== null && 'value' in value;
}

function isComparable(value: unknown): value is number | string {
  return typeof value === 'number' || typeof value === 'string';
}

function limitOf(question: QuestionnaireItem, url: string): unknown {
  const extension = question.extension?.find((each) => each.url === url);
  return extension?.valueInteger ?? extension?.valueDecimal ?? extension?.valueDate ?? extension?.valueDateTime;
}

function choiceFaults(question: QuestionnaireItem, answer: QuestionnaireResponseItemAnswer): string[] {
  const options = question.answerOption ?? [];
  if (options.length === 0 || (question.type === 'open-choice' && answer.valueString !== undefined)) {
    return [];
  }
  const isOption = options.some((option) => {
    const { valueCoding, ...plain } = option;
    return valueCoding === undefined
      ? Object.entries(plain).some(
          ([name, value]) =>
            name.startsWith('value') && JSON.stringify(value) === JSON.stringify(answer[name as keyof typeof answer]),
        )
      : valueCoding.code === answer.valueCoding?.code && valueCoding.system === answer.valueCoding?.system;
  });
  return isOption ? [] : ['This is not one of the choices.'];
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
  const equal = answers.some((answer) => sameAnswer(valueIn(answer), wanted));
  switch (condition.operator) {
    case '=':
      return equal;
    case '!=':
      return answers.length > 0 && !equal;
    default:
      return answers.some((answer) => compares(condition.operator, valueIn(answer), wanted));
  }
}

function sameAnswer(value: unknown, wanted: unknown): boolean {
  const coding = (each: unknown) =>
    typeof each === 'object' && each !== null && 'code' in each
      ? `${'system' in each ? each.system : ''}|${each.code}`
      : undefined;
  return coding(value) === undefined
    ? JSON.stringify(value) === JSON.stringify(wanted)
    : coding(value) === coding(wanted);
}

function compares(operator: QuestionnaireItemEnableWhen['operator'], value: unknown, wanted: unknown): boolean {
  const [left, right] = [value, wanted].map((each) => (isQuantity(each) ? each.value : each));
  if (!isComparable(left) || !isComparable(right)) {
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
