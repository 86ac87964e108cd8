import type { Coding, Quantity, QuestionnaireResponseItemAnswer, Reference } from '@medplum/fhirtypes';
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

/**
 * Whether two values mean the same answer: a coding by system and code whatever its display, a quantity by number and
 * unit, a reference by what it points at, a moment by its instant; any other as it stands.
 */
export function sameValue(left: unknown, right: unknown): boolean {
  if (isQuantity(left) && isQuantity(right)) {
    return left.value === right.value && isSameUnit(left, right);
  }
  const [one, other] = [meaningOf(left), meaningOf(right)];
  return sameJson(one, other) || (typeof one === 'string' && typeof other === 'string' && isSameMoment(one, other));
}

/** A value without what does not change its meaning. */
function meaningOf(value: unknown): unknown {
  if (isCoding(value)) {
    return { system: value.system ?? '', code: value.code };
  }
  return isReference(value) ? { reference: value.reference } : value;
}

/**
 * Below 0 when the left value comes before the right one, 0 when they are level, above 0 otherwise; undefined where that
 * cannot be told: other kinds, other units, or a day held against its month alone.
 */
export function orderOf(left: unknown, right: unknown): number | undefined {
  if (isQuantity(left) && isQuantity(right)) {
    return isSameUnit(left, right) ? orderOf(left.value, right.value) : undefined;
  }
  if (typeof left === 'number' && typeof right === 'number') {
    return left - right;
  }
  return typeof left === 'string' && typeof right === 'string' ? orderOfTexts(left, right) : undefined;
}

/** A quantity that names no unit is taken to be in the other's. */
function isSameUnit(left: Quantity, right: Quantity): boolean {
  const [one, other] = [unitKeyOf(left), unitKeyOf(right)];
  return (
    one === undefined || other === undefined || one === other || left.unit === right.code || left.code === right.unit
  );
}

function unitKeyOf({ system, code, unit }: Quantity): string | undefined {
  return code === undefined ? unit : `${system ?? ''}|${code}`;
}

function isQuantity(value: unknown): value is Quantity {
  return typeof value === 'object' && value !== null && 'value' in value;
}

function isCoding(value: unknown): value is Coding {
  // A Quantity has a code as well, that of its unit.
  return typeof value === 'object' && value !== null && 'code' in value && !('value' in value);
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'reference') === 'string';
}

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const TIMED = /^\d{4}-\d{2}-\d{2}T/;
const TIME = /^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

function isSameMoment(left: string, right: string): boolean {
  const isMoment = (TIMED.test(left) && TIMED.test(right)) || (TIME.test(left) && TIME.test(right));
  return isMoment && orderOfTexts(left, right) === 0;
}

function orderOfTexts(left: string, right: string): number | undefined {
  if (TIMED.test(left) && TIMED.test(right)) {
    const difference = Date.parse(left) - Date.parse(right);
    return Number.isNaN(difference) ? undefined : difference;
  }
  if (isDated(left) && isDated(right)) {
    return orderOfDates(left.slice(0, 10), right.slice(0, 10));
  }
  if (TIME.test(left) && TIME.test(right)) {
    return compare(left.padEnd(8, ':00'), right.padEnd(8, ':00'));
  }
  return compare(left, right);
}

function isDated(text: string): boolean {
  return DATE.test(text) || TIMED.test(text);
}

/** What both say decides; where that is level and one says more, it cannot be told (hl7.org/fhirpath: comparison of dates). */
function orderOfDates(left: string, right: string): number | undefined {
  const length = Math.min(left.length, right.length);
  const order = compare(left.slice(0, length), right.slice(0, length));
  return order === 0 && left.length !== right.length ? undefined : order;
}

function compare(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}
