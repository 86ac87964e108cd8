import 'server-only';
import { narrativeFault } from './narrative';
import type { RequiredCodes } from './required-codes';
import { stepOf, tell, type Walk, within } from './walk';

/** What the regular expressions of @medplum/core do not say of a primitive (hl7.org/fhir/R4/datatypes.html#primitive). */
export function checkPrimitive(value: unknown, type: string, walk: Walk): void {
  checkSound(value, walk);
  if (typeof value !== 'string' || value === '') {
    return;
  }
  if (type === 'dateTime' && value.includes('T') && !DATE_TIME.test(value)) {
    tell(walk, 'value', 'A time of day needs seconds and a time zone.');
  } else if (type === 'base64Binary' && !isBase64(value)) {
    tell(walk, 'value', 'This is not base64.');
  } else if (type === 'xhtml') {
    const fault = narrativeFault(value);
    if (fault !== undefined) {
      tell(walk, 'invariant', fault);
    }
  }
}

const DATE_TIME = /T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** White space may stand between the characters. */
function isBase64(text: string): boolean {
  const characters = text.replaceAll(/\s/g, '');
  return characters.length % 4 === 0 && /^[A-Za-z\d+/]+={0,2}$/.test(characters);
}

/** JSON such as 1e400 becomes infinite when it is read, and null when it is written again. */
function checkSound(value: unknown, walk: Walk): void {
  const isSound =
    typeof value === 'number'
      ? Number.isFinite(value)
      : typeof value !== 'string' || (value !== '' && value.isWellFormed() && !value.includes('\0'));
  if (!isSound) {
    tell(walk, 'value', 'A text is empty or holds control characters, or a number is too large.');
  }
}

/** What an element with a required binding holds: a code, a Coding, or a CodeableConcept with one coding of the value set. */
export function checkCode(value: unknown, type: string, { walk, codes }: { walk: Walk; codes: RequiredCodes }): void {
  if (typeof value === 'string' && type === 'code' && !codes.codes.has(value)) {
    tell(walk, 'code-invalid', `${JSON.stringify(value.slice(0, 60))} is not a code of ${plainPath(walk)}.`);
  }
  if (typeof value === 'object' && value !== null && !holdsConcept(value, type, codes)) {
    tell(walk, 'code-invalid', `${plainPath(walk)} needs a coding of its required value set.`);
  }
}

type Codings = { coding?: unknown; text?: unknown; system?: unknown; code?: unknown };

/** What says nothing but why it is absent (extensions alone) is not held to the value set. */
function holdsConcept(value: Codings, type: string, { concepts }: RequiredCodes): boolean {
  const has = (each: unknown) => {
    const { system, code } = (each ?? {}) as Codings;
    return typeof system === 'string' && typeof code === 'string' && concepts.has(`${system}|${code}`);
  };
  switch (type) {
    case 'Coding':
      return value.code === undefined || has(value);
    case 'CodeableConcept':
      return Array.isArray(value.coding) ? value.coding.some(has) : value.text === undefined;
    default:
      return true;
  }
}

function plainPath({ at }: Walk): string {
  return at.filter((part) => !part.startsWith('[')).join('');
}

/** An element that R4 does not know is kept as it is, as long as it can be kept: no empty values, no names that JSON spoils. */
export function checkUnknown(value: unknown, walk: Walk): void {
  if (typeof value !== 'object' || value === null) {
    checkSound(value, walk);
    return;
  }
  const children = Array.isArray(value)
    ? value.map((each, index) => [`[${index}]`, each] as const)
    : Object.entries(value).map(([name, each]) => [checkedStep(name, walk), each] as const);
  if (children.length === 0) {
    tell(walk, 'structure', 'An object or a list must not be empty.');
  }
  for (const [step, each] of children) {
    within(walk, step, () => checkUnknown(each, walk));
  }
}

/** The step to an element by name. Faults of the name are told of its parent, which has a place in FHIRPath. */
export function checkedStep(name: string, walk: Walk): string {
  if (name === '' || name === '__proto__' || !name.isWellFormed() || name.includes('\0')) {
    tell(walk, 'structure', 'The name of an element is empty or not allowed.');
  }
  return stepOf(name);
}
