const LOCAL = /^([A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64})(?:\/_history\/[^/]+)?$/;

/** Every reference inside a resource to another resource of this store, as `Type/id`, each once. */
export function localReferencesOf(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  collect(value, found);
  return found;
}

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const each of value) {
      collect(each, found);
    }
  } else if (typeof value === 'object' && value !== null) {
    const { reference } = value as { reference?: unknown };
    const [, local] = typeof reference === 'string' ? (LOCAL.exec(reference) ?? []) : [];
    if (local !== undefined) {
      found.add(local);
    }
    collect(Object.values(value), found);
  }
}
