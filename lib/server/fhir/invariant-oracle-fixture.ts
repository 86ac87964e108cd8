import 'server-only';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ElementDefinition, StructureDefinition } from '@medplum/fhirtypes';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';

/** For tests: invariants judged a second time, by the definitions as HL7 published them and a FHIRPath that others wrote. */
export const HL7 = path.resolve('node_modules/hl7.fhir.r4.examples');
export type Violation = { place: string; key: string };
type Constraint = { key: string; holds: (node: unknown, environment: Record<string, unknown>) => boolean };
type Element = { name: string; types: readonly string[]; constraints: readonly Constraint[]; inner: string };
type Type = { constraints: readonly Constraint[]; elements: readonly Element[] };

/** What stands under `_name`. */
const BESIDE = 'beside';
const types = new Map<string, Type>();

/** The StructureDefinitions of the types of R4, by name. */
export function publishedTypes(): Map<string, StructureDefinition> {
  const definitions = readdirSync(HL7)
    .filter((name) => /^StructureDefinition-[A-Za-z]+\.json$/.test(name))
    .map((name): StructureDefinition => JSON.parse(readFileSync(path.join(HL7, name), 'utf8')));
  return new Map(
    definitions
      .filter(({ derivation, name }) => derivation !== 'constraint' || name === 'SimpleQuantity')
      .map((each) => [each.name, each]),
  );
}

const published = publishedTypes();

/** Every violation of an invariant of severity error in a resource. `ele-1` is left to the walk over the structure. */
export function violationsOf(resource: { resourceType: string }): Violation[] {
  const found: Violation[] = [];
  judge(resource, resource.resourceType, {
    place: resource.resourceType,
    environment: { resource, rootResource: resource },
    found,
  });
  return found;
}

type Context = { place: string; environment: Record<string, unknown>; found: Violation[] };

function judge(node: unknown, typeName: string, context: Context): void {
  const type = typeOf(typeName);
  if (type === undefined || typeof node !== 'object' || node === null) {
    return;
  }
  tell(type.constraints, node, context);
  for (const element of type.elements) {
    for (const [value, own, place] of valuesOf(node as Record<string, unknown>, element, context.place)) {
      judgeElement(value, own, { element, context: { ...context, place } });
    }
  }
}

function judgeElement(value: unknown, own: string, { element, context }: { element: Element; context: Context }): void {
  if (own === BESIDE) {
    judge(value, 'Element', context);
    return;
  }
  tell(element.constraints, value, context);
  if (own === 'Resource') {
    const { resourceType = '' } = value as { resourceType?: string };
    const root = element.name === 'contained' ? context.environment.rootResource : value;
    judge(value, resourceType, { ...context, environment: { resource: value, rootResource: root } });
  } else {
    judge(value, own === 'BackboneElement' || own === 'Element' ? element.inner : own, context);
  }
}

function tell(constraints: readonly Constraint[], node: unknown, { environment, place, found }: Context): void {
  for (const { key, holds } of constraints) {
    if (!holds(node, environment)) {
      found.push({ place, key });
    }
  }
}

function valuesOf(
  node: Record<string, unknown>,
  { name, types: own }: Element,
  place: string,
): [unknown, string, string][] {
  const pairs = name.endsWith('[x]')
    ? own.map((each) => [`${name.slice(0, -3)}${each.charAt(0).toUpperCase()}${each.slice(1)}`, each] as const)
    : [[name, own[0] ?? ''] as const];
  return pairs.flatMap(([key, type]) => {
    const value = node[key];
    const at = `${place}.${name.replace('[x]', '')}`;
    const extended = placed(node[`_${key}`], BESIDE, at);
    return [...placed(value, type, at), ...extended];
  });
}

function placed(value: unknown, type: string, at: string): [unknown, string, string][] {
  if (Array.isArray(value)) {
    return value.map((each, index): [unknown, string, string] => [each, type, `${at}[${index}]`]);
  }
  return value === undefined ? [] : [[value, type, at]];
}

function typeOf(name: string): Type | undefined {
  const known = types.get(name);
  if (known !== undefined) {
    return known;
  }
  const elements = published.get(name.split('.')[0] ?? '')?.snapshot?.element ?? [];
  const root = elements.find(({ path: at }) => at === name) ?? (name === 'SimpleQuantity' ? elements[0] : undefined);
  if (root === undefined) {
    return undefined;
  }
  const depth = (root.path ?? '').split('.').length + 1;
  const type = {
    // A backbone's own are those of its element.
    constraints: name.includes('.') ? [] : constraintsOf(root, name),
    elements: elements
      .filter(({ path: at = '' }) => at.startsWith(`${root.path}.`) && at.split('.').length === depth)
      .map((each) => toElement(each, elements)),
  };
  types.set(name, type);
  return type;
}

function toElement(definition: ElementDefinition, all: readonly ElementDefinition[]): Element {
  const { path: at = '', type = [], contentReference } = definition;
  const codes = type.map(({ code, profile }) =>
    /SimpleQuantity$/.test(profile?.[0] ?? '') ? 'SimpleQuantity' : (code ?? ''),
  );
  return {
    name: at.split('.').at(-1) ?? '',
    types:
      contentReference === undefined
        ? codes.map((code) => (code === 'SimpleQuantity' ? 'Quantity' : code))
        : ['BackboneElement'],
    // An element that refers to another's content has its rules as well.
    constraints: constraintsOf(all.find((each) => `#${each.id}` === contentReference) ?? definition, at),
    inner: contentReference?.replace('#', '') ?? at,
  };
}

function constraintsOf({ constraint = [] }: ElementDefinition, base: string): Constraint[] {
  return constraint
    .filter(({ key, severity }) => severity === 'error' && key !== 'ele-1')
    .map(({ key = '', expression = '' }) => {
      // R4 wrote `as` where FHIRPath has come to want `ofType`.
      const compiled = fhirpath.compile({ base, expression: expression.replaceAll('.as(', '.ofType(') }, r4);
      return { key, holds: (node, environment) => holds(compiled, node, environment) };
    });
}

type Evaluate = (node: unknown, environment: Record<string, unknown>) => unknown;

/** What FHIRPath answers with nothing, or this engine cannot answer, is not held against a resource. */
function holds(compiled: Evaluate, node: unknown, environment: Record<string, unknown>): boolean {
  try {
    const answer = compiled(node, { ...environment, context: node, ucum: 'http://unitsofmeasure.org' });
    return !(Array.isArray(answer) && answer.length === 1 && answer[0] === false);
  } catch {
    return true;
  }
}
