import 'server-only';
import type { CodeSystem, CodeSystemConcept } from '@medplum/fhirtypes';

type Concept = { properties: ReadonlyMap<string, readonly string[]> };
/** The concepts of a code system and who stands directly above and below whom. */
export type Concepts = {
  concepts: ReadonlyMap<string, Concept>;
  parents: ReadonlyMap<string, ReadonlySet<string>>;
  children: ReadonlyMap<string, ReadonlySet<string>>;
};
type Edges = { parents: Map<string, Set<string>>; children: Map<string, Set<string>> };

const INACTIVE: ReadonlySet<string> = new Set(['inactive', 'retired']);
const read = new WeakMap<CodeSystem, Concepts>();

/**
 * Reads a code system: its concepts, and its hierarchy from how they are nested and from the properties `parent` and
 * `child` (hl7.org/fhir/R4/codesystem.html#hierarchy).
 */
export function conceptsOf(system: CodeSystem): Concepts {
  const known = read.get(system) ?? readConcepts(system);
  read.set(system, known);
  return known;
}

/** Whether a system lists every code that it has; one that lists none says nothing. */
export function isKnownInFull({ content, concept = [] }: CodeSystem): boolean {
  return content === 'complete' && concept.length > 0;
}

/** Whether who stands below is a kind of who stands above, so that subsumption follows the hierarchy. */
export function isKindOfHierarchy({ hierarchyMeaning }: CodeSystem): boolean {
  return hierarchyMeaning === undefined || hierarchyMeaning === 'is-a';
}

/** A code and all that stand below it, or above it, however far. */
export function reachedFrom(code: string, edges: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set([code]);
  for (const each of reached) {
    for (const next of edges.get(each) ?? []) {
      reached.add(next);
    }
  }
  return reached;
}

/** Whether a concept is no longer to be used (hl7.org/fhir/R4/codesystem-concept-properties.html). */
export function isInactive({ properties }: Concept): boolean {
  const holds = (name: string, values: ReadonlySet<string>) =>
    (properties.get(name) ?? []).some((value) => values.has(value));
  return holds('inactive', new Set(['true'])) || holds('status', INACTIVE);
}

function readConcepts(system: CodeSystem): Concepts {
  const concepts = new Map<string, Concept>();
  const edges: Edges = { parents: new Map(), children: new Map() };
  const waiting = (system.concept ?? []).map((concept) => ({ concept, parent: undefined as string | undefined }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { concept, parent } = next;
    const properties = propertiesOf(concept);
    concepts.set(concept.code, { properties });
    for (const above of [parent ?? [], properties.get('parent') ?? []].flat()) {
      connect(edges, above, concept.code);
    }
    for (const below of properties.get('child') ?? []) {
      connect(edges, concept.code, below);
    }
    waiting.push(...(concept.concept ?? []).map((child) => ({ concept: child, parent: concept.code })));
  }
  return { concepts, ...edges };
}

function connect({ parents, children }: Edges, above: string, below: string): void {
  parents.set(below, (parents.get(below) ?? new Set()).add(above));
  children.set(above, (children.get(above) ?? new Set()).add(below));
}

function propertiesOf({ property = [] }: CodeSystemConcept): Map<string, string[]> {
  const properties = new Map<string, string[]>();
  for (const each of property) {
    const { valueCode, valueCoding, valueString, valueBoolean, valueInteger, valueDecimal, valueDateTime } = each;
    const value =
      valueCode ?? valueCoding?.code ?? valueString ?? valueBoolean ?? valueInteger ?? valueDecimal ?? valueDateTime;
    if (value !== undefined) {
      properties.set(each.code, [...(properties.get(each.code) ?? []), String(value)]);
    }
  }
  return properties;
}
