import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import { summaryElementsOf } from './summary-elements';

/** The values of `_summary` (hl7.org/fhir/R4/search.html#summary). */
export const SUMMARIES = ['true', 'text', 'data', 'count', 'false'] as const;
export type Summary = (typeof SUMMARIES)[number];

/** The tag of a resource that is not whole (hl7.org/fhir/R4/resource.html#simple-tags). */
export const SUBSETTED = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };
const ALWAYS: ReadonlySet<string> = new Set(['resourceType', 'id', 'meta']);

/** A resource with only what `_summary` or `_elements` asked for, marked so that nobody writes it back. */
export function shapeResource<T extends Resource>(
  resource: T,
  options: { summary: Summary; elements: readonly string[] },
): T {
  const isKept = keepsOf(resource.resourceType, options);
  if (isKept === undefined) {
    return resource;
  }
  const entries = Object.entries(resource).filter(([name]) => ALWAYS.has(name) || isKept(name.replace(/^_/, '')));
  const meta = { ...resource.meta, tag: [...(resource.meta?.tag ?? []), SUBSETTED] };
  return { ...Object.fromEntries(entries), meta } as T;
}

function keepsOf(
  type: string,
  { summary, elements }: { summary: Summary; elements: readonly string[] },
): ((name: string) => boolean) | undefined {
  if (elements.length > 0) {
    const { kept } = summaryElementsOf(type);
    const wanted = new Set(elements.map((name) => name.replace(`${type}.`, '')));
    return (name) => named(wanted, name) || named(kept, name);
  }
  switch (summary) {
    case 'true':
      return (name) => named(summaryElementsOf(type).summary, name);
    case 'text':
      return (name) => name === 'text' || named(summaryElementsOf(type).kept, name);
    case 'data':
      return (name) => name !== 'text';
    case 'count':
    case 'false':
      return undefined;
  }
}

/** `valueQuantity` is what the definitions call `value[x]`. */
function named(names: ReadonlySet<string>, name: string): boolean {
  // Each capital letter may begin the type of a choice.
  return names.has(name) || [...name.matchAll(/[A-Z]/g)].some(({ index }) => names.has(`${name.slice(0, index)}[x]`));
}
