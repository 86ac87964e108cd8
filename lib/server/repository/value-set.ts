import 'server-only';
import type { CodeSystem, ValueSet, ValueSetComposeInclude, ValueSetExpansionContains } from '@medplum/fhirtypes';
import { type CodeSet, differenceOf, intersectionOf, sizeOf, unionOf } from './code-set';
import { codesByFilter } from './concept-filter';
import { conceptsOf, isInactive, isKnownInFull } from './concepts';
import { UnknownTermError } from './unknown-term-error';

/** Where value sets and code systems are found, by canonical URL with or without a version. */
export type Terms = {
  valueSet: (canonical: string) => ValueSet | undefined;
  codeSystem: (canonical: string) => CodeSystem | undefined;
};
/** `done` keeps what was expanded, so that sets that import each other twice cost no more. */
type Context = { terms: Terms; within: readonly ValueSet[]; done: Map<ValueSet, CodeSet> };

/** More than any value set of R4 has, and few enough to send to the database. */
export const MOST_CODES = 10_000;
const NOTHING: CodeSet = new Map();

/**
 * The codes of a value set: its listed concepts, whole systems, filters and the value sets that it imports, without what it
 * excludes (hl7.org/fhir/R4/valueset.html#compositions); without a definition, the expansion that it carries.
 * @throws UnknownTermError when anything of it is not known here, so that no code is left out in silence.
 */
export function expandValueSet(set: ValueSet, terms: Terms): CodeSet {
  return expand(set, { terms, within: [], done: new Map() });
}

/** What an include or exclude refers to, so that it can be fetched first. */
export function termsOf({ compose }: ValueSet): { valueSets: string[]; codeSystems: string[] } {
  const parts = [...(compose?.include ?? []), ...(compose?.exclude ?? [])];
  return {
    valueSets: parts.flatMap(({ valueSet }) => valueSet ?? []),
    codeSystems: parts.flatMap((part) => (part.concept === undefined ? (canonicalOf(part) ?? []) : [])),
  };
}

function expand(set: ValueSet, context: Context): CodeSet {
  const { within, done } = context;
  if (within.includes(set)) {
    throw new UnknownTermError(`ValueSet ${nameOf(set)} imports itself`);
  }
  const codes = done.get(set) ?? contentOf(set, { ...context, within: [...within, set] });
  done.set(set, codes);
  return codes;
}

function contentOf(set: ValueSet, context: Context): CodeSet {
  const { compose, expansion } = set;
  if (compose === undefined) {
    if (expansion?.contains === undefined) {
      throw new UnknownTermError(`ValueSet ${nameOf(set)} says nothing of its codes`);
    }
    return bounded(listed(expansion.contains), set);
  }
  const joined = (parts: readonly ValueSetComposeInclude[]) =>
    parts.reduce((sum, part) => bounded(unionOf(sum, partOf(part, compose.inactive !== false, context)), set), NOTHING);
  return differenceOf(joined(compose.include), joined(compose.exclude ?? []));
}

/** All that one include says must hold at once; of several value sets a code must be in each. */
function partOf(part: ValueSetComposeInclude, withInactive: boolean, context: Context): CodeSet {
  const imported = (part.valueSet ?? []).map((canonical) => {
    const set = context.terms.valueSet(canonical);
    if (set === undefined) {
      throw new UnknownTermError(`ValueSet ${canonical} is not known here`);
    }
    return expand(set, context);
  });
  const own = part.system === undefined ? [] : [ofSystem(part, part.system, { withInactive, terms: context.terms })];
  const [first, ...others] = [...own, ...imported];
  return others.reduce(intersectionOf, first ?? NOTHING);
}

function ofSystem(
  part: ValueSetComposeInclude,
  url: string,
  { withInactive, terms }: { withInactive: boolean; terms: Terms },
): CodeSet {
  const only = (codes: Iterable<string>): CodeSet => new Map([[url, { all: false, codes: new Set(codes) }]]);
  if (part.concept !== undefined) {
    return only(part.concept.map(({ code }) => code));
  }
  const system = terms.codeSystem(canonicalOf(part) ?? url);
  if (system === undefined || !isKnownInFull(system)) {
    return part.filter === undefined ? wholeOf(url) : notKnown(url);
  }
  const concepts = activeConcepts(system, withInactive);
  if (part.filter !== undefined) {
    return only(commonTo([concepts, ...part.filter.map((filter) => codesByFilter(system, filter))]));
  }
  return concepts.size > MOST_CODES ? wholeOf(url) : only(concepts);
}

/** Every code of the system is meant, so where they are not listed here, the system alone tells. */
function wholeOf(url: string): CodeSet {
  return new Map([[url, { all: true, codes: new Set() }]]);
}

function notKnown(url: string): never {
  throw new UnknownTermError(`CodeSystem ${url} is not known here in full`);
}

function activeConcepts(system: CodeSystem, withInactive: boolean): Set<string> {
  const { concepts } = conceptsOf(system);
  return new Set([...concepts].flatMap(([code, concept]) => (withInactive || !isInactive(concept) ? [code] : [])));
}

function commonTo([first = new Set(), ...others]: readonly Set<string>[]): Set<string> {
  return new Set([...first].filter((code) => others.every((each) => each.has(code))));
}

function listed(contains: readonly ValueSetExpansionContains[]): CodeSet {
  const found = new Map<string, { all: false; codes: Set<string> }>();
  const waiting = [...contains];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { system, code, abstract } = next;
    if (system !== undefined && code !== undefined && abstract !== true) {
      const known = found.get(system) ?? { all: false, codes: new Set() };
      known.codes.add(code);
      found.set(system, known);
    }
    waiting.push(...(next.contains ?? []));
  }
  return found;
}

function bounded(codes: CodeSet, set: ValueSet): CodeSet {
  if (sizeOf(codes) > MOST_CODES) {
    throw new UnknownTermError(`ValueSet ${nameOf(set)} has more than ${MOST_CODES} codes`);
  }
  return codes;
}

function canonicalOf({ system, version }: ValueSetComposeInclude): string | undefined {
  return version === undefined ? system : `${system}|${version}`;
}

function nameOf({ url, id }: ValueSet): string {
  return url ?? id ?? '';
}
