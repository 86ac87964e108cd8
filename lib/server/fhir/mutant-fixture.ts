import 'server-only';

/** For tests: numbers that look random and are the same in every run (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Place = { parent: Record<string, unknown>; name: string };

/** For tests: a copy of a resource with one change: a member left out, repeated, or taken from elsewhere in it. */
export function mutantOf<T extends object>(resource: T, random: () => number): T {
  const copy = structuredClone(resource);
  const places = placesOf(copy);
  const pick = (): Place | undefined => places[Math.floor(random() * places.length)];
  const place = pick();
  if (place === undefined) {
    return copy;
  }
  const { parent, name } = place;
  const kind = random();
  if (kind < 0.5) {
    delete parent[name];
  } else if (kind < 0.75) {
    const value = parent[name];
    parent[name] = Array.isArray(value) ? [...value, structuredClone(value[0])] : otherValue(value, random);
  } else {
    // A resource stays one, and what is none does not become one.
    const isElement = (each: Place) => !('resourceType' in each.parent || 'resourceType' in parent);
    const same = places.filter((each) => each.name === name && each.parent !== parent && isElement(each));
    const other = same[Math.floor(random() * same.length)];
    if (other !== undefined) {
      Object.assign(parent, structuredClone(other.parent));
    }
  }
  return copy;
}

function otherValue(value: unknown, random: () => number): unknown {
  switch (typeof value) {
    case 'number':
      return random() < 0.5 ? -value : value + 1000;
    case 'boolean':
      return !value;
    case 'string':
      return /^\d{4}-\d\d/.test(value) ? value.replace(/^\d{4}/, random() < 0.5 ? '1901' : '2099') : value;
    default:
      return value;
  }
}

function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const own = Array.isArray(value)
    ? []
    : Object.keys(value)
        .filter((name) => name !== 'resourceType')
        .map((name) => ({ parent: value as Record<string, unknown>, name }));
  return [...own, ...Object.values(value).flatMap(placesOf)];
}
