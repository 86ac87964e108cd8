import 'server-only';
import { evalFhirPathTyped, parseFhirPath, toTypedValue } from '@medplum/core';
import type { Resource } from '@medplum/fhirtypes';

/** Finds the values of one search parameter in a resource. */
export type PathReader = (resource: Resource) => unknown[];
type Node = Record<string, unknown>;
type Step = (values: unknown[], root: Resource) => unknown[];

const STEP = /^(?:as\((\w+)\)|ofType\((\w+)\)|where\(resolve\(\) is (\w+)\)|where\((\w+)='([\w-]+)'\)|\[0\]|(\w+))$/;

/**
 * Compiles a search expression for one type. The forms that R4 search parameters use become plain property reads, which
 * cost a hundredth of an interpreted FHIRPath; any other form is left to the interpreter.
 */
export function compilePath(expression: string, type: string): PathReader {
  const readers = expression.split('|').flatMap((part) => compileAlternative(part.trim(), type) ?? []);
  if (readers.length === 1 && readers[0] !== undefined) {
    return readers[0];
  }
  return (resource) => readers.flatMap((read) => read(resource));
}

function compileAlternative(part: string, type: string): PathReader | undefined {
  const path = part
    .replace(/ as (\w+)/, '.ofType($1)')
    .replaceAll('[0]', '.[0]')
    .replace(/^\((.*)\)(\.\w+)?$/, '$1$2');
  const [base = '', ...names] = splitSteps(path);
  if (base !== type && base !== 'Resource' && base !== 'DomainResource') {
    return /^[a-z]/.test(base) ? compileAlternative(`${type}.${part}`, type) : undefined;
  }
  const steps = names.map(compileStep);
  if (!steps.every((step) => step !== undefined)) {
    return interpreted(part);
  }
  return (resource) => {
    let values: unknown[] = [resource];
    for (const step of steps) {
      values = values.length === 0 ? values : step(values, resource);
    }
    return values;
  };
}

/** Splits at dots that stand outside parentheses. */
function splitSteps(path: string): string[] {
  return path.match(/(?:[^.(]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g) ?? [];
}

function compileStep(text: string): Step | undefined {
  const parts = STEP.exec(text);
  if (parts === null) {
    return undefined;
  }
  const [, as, ofType, target, key, wanted, name] = parts;
  const datatype = as ?? ofType;
  if (datatype !== undefined) {
    return (values) => values.filter((value) => isOfType(value, datatype)).map(unwrap);
  }
  if (target !== undefined) {
    return (values, root) => values.filter((value) => resolvesTo(unwrap(value), target, root));
  }
  if (key !== undefined) {
    return (values) => values.filter((value) => (value as Node)[key] === wanted);
  }
  return name === undefined
    ? (values) => values.slice(0, 1)
    : (values) => values.flatMap((value) => childrenOf(unwrap(value), name));
}

/** A value read from a choice element, with the type that stood in its name; unwrapped when nobody asks for the type. */
class Choice {
  readonly value: unknown;
  readonly datatype: string;
  constructor(value: unknown, datatype: string) {
    this.value = value;
    this.datatype = datatype;
  }
}

/** A value as it stands in the resource, without the note of its type. */
export function unwrap(value: unknown): unknown {
  return value instanceof Choice ? value.value : value;
}

function isOfType(value: unknown, datatype: string): boolean {
  return !(value instanceof Choice) || value.datatype.toLowerCase() === datatype.toLowerCase();
}

function childrenOf(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const child = (value as Node)[name];
  if (child !== undefined) {
    return Array.isArray(child) ? child.filter((each) => each !== null) : [child];
  }
  return choicesOf(value as Node, name);
}

function choicesOf(node: Node, name: string): Choice[] {
  const key = Object.keys(node).find((each) => each.startsWith(name) && DATATYPES.has(each.slice(name.length)));
  return key === undefined ? [] : [new Choice(node[key], key.slice(name.length))];
}

const DATATYPES: ReadonlySet<string> = new Set(
  `Boolean Code Date DateTime Decimal Id Instant Integer Markdown PositiveInt String Time UnsignedInt Uri Url Canonical Uuid Oid Age Annotation Attachment
  CodeableConcept Coding ContactPoint Duration HumanName Identifier Money Period Quantity Range Ratio Reference SampledData Timing`.split(
    /\s+/,
  ),
);

/** `resolve() is Patient` by what the reference says, without fetching it (hl7.org/fhir/R4/fhirpath.html#functions). */
function resolvesTo(value: unknown, target: string, root: Resource): boolean {
  const { reference, type } = (value ?? {}) as { reference?: unknown; type?: unknown };
  if (typeof reference !== 'string') {
    return type === target;
  }
  if (reference.startsWith('#')) {
    const contained = (root as { contained?: { id?: string; resourceType?: string }[] }).contained ?? [];
    return contained.some((each) => each.id === reference.slice(1) && each.resourceType === target);
  }
  const segments = reference.split('/_history/')[0]?.split('/') ?? [];
  return segments.at(-2) === target || (segments.length === 1 && type === target);
}

function interpreted(expression: string): PathReader {
  const atom = parseFhirPath(expression);
  return (resource) => evalFhirPathTyped(atom, [toTypedValue(resource)]).map(({ value }) => value);
}
