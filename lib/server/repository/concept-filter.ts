import 'server-only';
import type { CodeSystem, ValueSetComposeIncludeFilter } from '@medplum/fhirtypes';
import { type Concepts, conceptsOf, isKindOfHierarchy, reachedFrom } from './concepts';
import { UnknownTermError } from './unknown-term-error';

type Wanted = { system: CodeSystem; known: Concepts; filter: ValueSetComposeIncludeFilter };
type Finder = (wanted: Wanted) => Iterable<string>;

/** Filters along the hierarchy, on the concept itself (hl7.org/fhir/R4/valueset-filter-operator.html). */
const OF_CONCEPT: Record<string, Finder> = {
  '=': ({ filter }) => [filter.value],
  in: ({ filter }) => listOf(filter.value),
  'not-in': ({ known, filter }) => without(known, new Set(listOf(filter.value))),
  'is-a': (wanted) => below(wanted),
  'descendent-of': (wanted) => [...below(wanted)].filter((code) => code !== wanted.filter.value),
  'is-not-a': (wanted) => without(wanted.known, below(wanted)),
  generalizes: (wanted) => reached(wanted, 'parents'),
};
const OF_PROPERTY: Record<string, (values: readonly string[], wanted: string) => boolean> = {
  '=': (values, wanted) => values.includes(wanted),
  in: (values, wanted) => listOf(wanted).some((each) => values.includes(each)),
  'not-in': (values, wanted) => !listOf(wanted).some((each) => values.includes(each)),
  exists: (values, wanted) => values.length > 0 === (wanted === 'true'),
};

/**
 * The codes of a system that a filter of a value set selects.
 * @throws UnknownTermError when the system does not say enough, or the filter is one that is not known here.
 */
export function codesByFilter(system: CodeSystem, filter: ValueSetComposeIncludeFilter): Set<string> {
  const known = conceptsOf(system);
  const { property, value } = filter;
  switch (property) {
    case 'concept':
    case 'code':
      return existing(known, ruleOf(OF_CONCEPT, filter)({ system, known, filter }));
    case 'parent':
    case 'child':
      return existing(known, (property === 'parent' ? known.children : known.parents).get(onlyEqual(filter)) ?? []);
    default: {
      const holds = ruleOf(system.property?.some(({ code }) => code === property) ? OF_PROPERTY : {}, filter);
      return existing(
        known,
        [...known.concepts.keys()].filter((code) =>
          holds(known.concepts.get(code)?.properties.get(property) ?? [], value),
        ),
      );
    }
  }
}

function ruleOf<T>(rules: Record<string, T>, filter: ValueSetComposeIncludeFilter): T {
  return (Object.hasOwn(rules, filter.op) ? rules[filter.op] : undefined) ?? unknownFilter(filter);
}

function onlyEqual(filter: ValueSetComposeIncludeFilter): string {
  return filter.op === '=' ? filter.value : unknownFilter(filter);
}

/** A filter by text of the value set's own is refused too: a pattern can be made to take for ever. */
function unknownFilter({ property, op }: ValueSetComposeIncludeFilter): never {
  throw new UnknownTermError(`the filter ${property} ${op} is not known here`);
}

function below(wanted: Wanted): Set<string> {
  return reached(wanted, 'children');
}

function reached({ system, known, filter }: Wanted, way: 'parents' | 'children'): Set<string> {
  if (!isKindOfHierarchy(system)) {
    throw new UnknownTermError(
      `the hierarchy of CodeSystem ${system.url} means ${system.hierarchyMeaning}, not that one is a kind of the other`,
    );
  }
  if (!known.concepts.has(filter.value)) {
    throw new UnknownTermError(`CodeSystem ${system.url} has no code ${filter.value}`);
  }
  return reachedFrom(filter.value, known[way]);
}

function without({ concepts }: Concepts, left: ReadonlySet<string>): string[] {
  return [...concepts.keys()].filter((code) => !left.has(code));
}

function existing({ concepts }: Concepts, codes: Iterable<string>): Set<string> {
  return new Set([...codes].filter((code) => concepts.has(code)));
}

function listOf(text: string): string[] {
  return text.split(',').map((each) => each.trim());
}
