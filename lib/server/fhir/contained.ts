import 'server-only';

type Contained = { id?: unknown };

/**
 * dom-3: what a resource contains is referred to from the rest of it, or refers to it (hl7.org/fhir/R4/references.html#contained).
 * Any text `#id` counts as a reference, for extensions and elements of others may hold one too.
 */
export function areAllReferred(resource: { contained?: unknown }): boolean {
  const { contained } = resource;
  if (!Array.isArray(contained)) {
    return true;
  }
  const fragments = new Set<string>();
  collectFragments(resource, fragments);
  return contained.every((each: Contained | null) => {
    const own = new Set<string>();
    collectFragments(each, own);
    return typeof each?.id !== 'string' || fragments.has(`#${each.id}`) || own.has('#');
  });
}

function collectFragments(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    if (value.startsWith('#')) {
      found.add(value);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) {
      collectFragments(each, found);
    }
  }
}
