import type { QuestionnaireResponseItemAnswer } from '@medplum/fhirtypes';
import { sameJson } from '@/lib/domain/fhir/same-json';

/** The element of an answer that holds its value, such as `valueCoding`; undefined when there is none. */
export function valueNameOf(answer: object): keyof QuestionnaireResponseItemAnswer | undefined {
  return Object.keys(answer).find((name) => name.startsWith('value')) as
    | keyof QuestionnaireResponseItemAnswer
    | undefined;
}

/** The value of an answer, whatever its kind; undefined when there is none. */
export function valueIn(answer: QuestionnaireResponseItemAnswer): unknown {
  const name = valueNameOf(answer);
  return name === undefined ? undefined : answer[name];
}

/** Whether two values mean the same answer: a coding by system and code, whatever its display; any other as it stands. */
export function sameValue(left: unknown, right: unknown): boolean {
  const [one, other] = [codingKeyOf(left), codingKeyOf(right)];
  return one === undefined ? sameJson(left, right) : one === other;
}

function codingKeyOf(value: unknown): string | undefined {
  // A Quantity has a code as well, that of its unit.
  return typeof value === 'object' && value !== null && 'code' in value && !('value' in value)
    ? `${'system' in value ? value.system : ''}|${value.code}`
    : undefined;
}

/** What limits and conditions compare: a number or a text, of a quantity its number; undefined for what has no order. */
export function comparableOf(value: unknown): number | string | undefined {
  const plain = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
  return typeof plain === 'number' || typeof plain === 'string' ? plain : undefined;
}
