import 'server-only';
import { evalFhirPathTyped, parseFhirPath, type TypedValue, tryGetDataType } from '@medplum/core';
import { isResourceType } from '@/lib/domain/fhir/resource-type';
import { isAfter } from './compare-times';
import { areAllReferred } from './contained';
import { areCodesDistinct, areLinkIdsDistinct, isAuthoredFirst, isValueNotOfComponent } from './resource-rules';
import { tell, type Walk } from './walk';

type Fields = Readonly<Record<string, unknown>>;
type Invariant = { key: string; human: string; holds: (value: Fields, walk: Walk) => boolean };

const UCUM = 'http://unitsofmeasure.org';
const CURRENCIES = 'urn:iso:std:iso:4217';
const isUcum = ({ system }: Fields) => system === undefined || system === UCUM;
const hasUnit = ({ code, value }: Fields) => code !== undefined || value === undefined;
const has = (value: unknown) => value !== undefined;

const QTY_3: Invariant = {
  key: 'qty-3',
  human: 'a code of a unit needs its system',
  holds: ({ code, system }) => !has(code) || has(system),
};

/** In our words and without FHIRPath: these stand in nearly every resource (hl7.org/fhir/R4/datatypes.html). */
const OF_DATA_TYPES: Readonly<Record<string, readonly Invariant[]>> = {
  Age: [
    QTY_3,
    {
      key: 'age-1',
      human: 'an age is more than 0, in a unit of UCUM',
      holds: (age) => hasUnit(age) && isUcum(age) && !(typeof age.value === 'number' && age.value <= 0),
    },
  ],
  Attachment: [
    {
      key: 'att-1',
      human: 'data needs its contentType',
      holds: ({ data, contentType, _contentType }) => !has(data) || has(contentType) || has(_contentType),
    },
  ],
  ContactPoint: [
    {
      key: 'cpt-2',
      human: 'a value needs its system',
      holds: ({ value, system, _system }) => !has(value) || has(system) || has(_system),
    },
  ],
  Count: [
    QTY_3,
    {
      key: 'cnt-3',
      human: 'a count is a whole number of unit 1',
      holds: (count) =>
        hasUnit(count) &&
        isUcum(count) &&
        (!has(count.code) || count.code === '1') &&
        (typeof count.value !== 'number' || Number.isInteger(count.value)),
    },
  ],
  Distance: [
    QTY_3,
    { key: 'dis-1', human: 'a distance has a unit of UCUM', holds: (each) => hasUnit(each) && isUcum(each) },
  ],
  Duration: [
    QTY_3,
    {
      key: 'drt-1',
      human: 'a code of a unit is of UCUM and has a value',
      holds: ({ code, system, value }) => !has(code) || ((!has(system) || system === UCUM) && has(value)),
    },
  ],
  Expression: [
    {
      key: 'exp-1',
      human: 'it needs an expression or a reference',
      holds: ({ expression, reference }) => has(expression) || has(reference),
    },
  ],
  Extension: [
    {
      key: 'ext-1',
      human: 'it has either extensions or a value',
      holds: (extension) =>
        has(extension.extension) !== Object.keys(extension).some((name) => /^_?value[A-Z]/.test(name)),
    },
  ],
  MoneyQuantity: [
    QTY_3,
    {
      key: 'mqty-1',
      human: 'money has a currency of ISO 4217',
      holds: (each) => hasUnit(each) && (!has(each.system) || each.system === CURRENCIES),
    },
  ],
  Period: [{ key: 'per-1', human: 'the start is not after the end', holds: ({ start, end }) => !isAfter(start, end) }],
  Quantity: [QTY_3],
  Range: [{ key: 'rng-2', human: 'low is not more than high', holds: ({ low, high }) => !isMore(low, high) }],
  Ratio: [
    {
      key: 'rat-1',
      human: 'numerator and denominator stand together, or an extension instead of both',
      holds: ({ numerator, denominator, extension }) =>
        has(numerator) === has(denominator) && (has(numerator) || has(extension)),
    },
  ],
  SimpleQuantity: [
    QTY_3,
    { key: 'sqty-1', human: 'no comparator is allowed here', holds: ({ comparator }) => !has(comparator) },
  ],
};

/** Quantities in different units do not compare (hl7.org/fhirpath/N1/#quantity). */
function isMore(low: unknown, high: unknown): boolean {
  const [one, other] = [(low ?? {}) as Fields, (high ?? {}) as Fields];
  const isAlike = one.code === other.code && one.system === other.system && one.unit === other.unit;
  return isAlike && typeof one.value === 'number' && typeof other.value === 'number' && one.value > other.value;
}

/** Judged in code: FHIRPath of @medplum/core lacks what they need, or takes times of different precision for a fault. */
const IN_CODE: Readonly<Record<string, Invariant['holds']>> = {
  'csd-1': areCodesDistinct,
  'dom-3': areAllReferred,
  'obs-7': isValueNotOfComponent,
  'que-2': areLinkIdsDistinct,
  'Task.inv-1': isAuthoredFirst,
};
/** Told by the walk over the structure. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['ele-1', 'ext-1', 'ref-1']);
/** What @medplum/core leaves out though it checks the other invariants of an outermost resource. */
const LEFT_OUT: ReadonlySet<string> = new Set(['csd-1', 'dom-3', 'Task.inv-1', 'obs-7', 'org-1', 'que-2', 'sdf-19']);

const ofTypes = new Map<string, readonly Invariant[]>();
const ofOutermost = new Map<string, readonly Invariant[]>();

/** The invariants of a data type, or of a resource inside another, as a whole; @medplum/core checks neither. */
export function checkInvariants(value: object, type: string, walk: Walk): void {
  let known = ofTypes.get(type);
  if (known === undefined) {
    known = OF_DATA_TYPES[type] ?? invariantsOf(type);
    ofTypes.set(type, known);
  }
  check(known, value as Fields, walk);
}

/** Of an outermost resource those invariants that @medplum/core does not check. */
export function checkOutermost(resource: object, type: string, walk: Walk): void {
  let known = ofOutermost.get(type);
  if (known === undefined) {
    known = invariantsOf(type).filter(({ key }) => LEFT_OUT.has(key) || LEFT_OUT.has(`${type}.${key}`));
    ofOutermost.set(type, known);
  }
  check(known, resource as Fields, walk);
}

function check(invariants: readonly Invariant[], value: Fields, walk: Walk): void {
  for (const { key, human, holds } of invariants) {
    if (!holds(value, walk)) {
      tell(walk, 'invariant', `Constraint ${key} not met: ${human}`);
    }
  }
}

function invariantsOf(type: string): Invariant[] {
  const { constraints = [], kind } = tryGetDataType(type) ?? {};
  const isWhole = kind === 'complex-type' || isResourceType(type);
  return (isWhole ? constraints : [])
    .filter(({ key, severity }) => severity === 'error' && !TOLD_ELSEWHERE.has(key))
    .map(({ key, description: human, expression }) => ({
      key,
      human,
      holds: IN_CODE[key] ?? IN_CODE[`${type}.${key}`] ?? inFhirPath(type, expression),
    }));
}

function inFhirPath(type: string, expression: string): Invariant['holds'] {
  const atom = parseFhirPath(expression);
  return (value, walk) => isTrue(atom, { type, value }, walk);
}

function isTrue(atom: ReturnType<typeof parseFhirPath>, value: TypedValue, { container, issues }: Walk): boolean {
  const { resourceType } = container as { resourceType?: string };
  const root = { type: resourceType ?? 'Resource', value: container };
  const resource = isResourceType(value.type) ? value : root;
  try {
    const found = evalFhirPathTyped(atom, [value], {
      '%context': value,
      '%resource': resource,
      '%rootResource': root,
      '%ucum': { type: 'string', value: UCUM },
    });
    return found.length === 1 && found[0]?.value === true;
  } catch {
    // What is built wrongly cannot be judged, and has been told.
    return issues.some(({ severity }) => severity === 'error');
  }
}
