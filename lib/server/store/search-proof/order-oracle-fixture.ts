import 'server-only';
import { spanOf, spansOf } from './date-oracle-fixture';
import { definitionsOf } from './definitions-fixture';
import { elementsOf } from './elements-fixture';
import { type Held, json, type Query } from './held-fixture';
import { valuesOf } from './query-text-fixture';
import { folded, textsOf } from './text-oracle-fixture';
import { tokensOf } from './token-oracle-fixture';

type Key = number | string | undefined;

/** The first two neighbours that stand in the wrong order; undefined when all stand right (hl7.org/fhir/R4/search.html#sort). */
export function misplaced(query: Query, sequence: readonly Held[]): string | undefined {
  const keys = valuesOf(query, '_sort').flatMap((value) => value.split(','));
  for (const [index, after] of sequence.entries()) {
    const before = sequence[index - 1];
    const wrong = before !== undefined && firstDifference(keys, before, after) > 0;
    if (wrong) {
      return `${before.id} stands before ${after.id}`;
    }
  }
  return undefined;
}

function firstDifference(keys: readonly string[], before: Held, after: Held): number {
  for (const key of keys) {
    const descending = key.startsWith('-');
    const code = key.replace(/^-/, '');
    // The order of references is nobody's business: their text is all there is, and each server writes it its own way.
    if (definitionsOf(before.resourceType).get(code)?.type === 'reference') {
      return 0;
    }
    const difference = compare(keyOf(before, { code, descending }), keyOf(after, { code, descending }), descending);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

/** Those without a value come last, whichever way it is sorted. */
function compare(before: Key, after: Key, descending: boolean): number {
  if (before === after) {
    return 0;
  }
  if (before === undefined || after === undefined) {
    return before === undefined ? 1 : -1;
  }
  return before > after === descending ? -1 : 1;
}

/** Of several values the least when ascending, the greatest when descending. */
function keyOf(resource: Held, { code, descending }: { code: string; descending: boolean }): Key {
  const keys = keysOf(resource, code);
  return keys.reduce<Key>(
    (best, key) => (best === undefined || (key !== undefined && key > best === descending) ? key : best),
    undefined,
  );
}

function keysOf(resource: Held, code: string): Key[] {
  if (code === '_id') {
    return [resource.id];
  }
  if (code === '_lastUpdated') {
    return [spanOf(String(json(resource.meta).lastUpdated)).from];
  }
  const elements = elementsOf(resource, code);
  switch (definitionsOf(resource.resourceType).get(code)?.type) {
    case 'date':
      // R4 leaves periods to the server; ours are sorted by where they begin.
      return elements.flatMap(spansOf).map(({ from }) => from);
    case 'number':
      return elements.map(({ value }) => Number(value));
    case 'quantity':
      return elements.map(({ value }) => json(value).value as Key);
    case 'string':
      return elements.flatMap(textsOf).map(folded);
    case 'token':
      return elements.flatMap(tokensOf).map((token) => token.code);
    default:
      return elements.map(({ value }) => String(value));
  }
}
