import { type Random, randomOf } from './random-fixture';

/** For tests: one request as a stranger sends it. */
export type MalformedCase = {
  what: string;
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
};

/** Cases by number; of a family made by chance there are as many as are asked for. */
export type Family = { name: string; size: number; at: (index: number) => MalformedCase };
type Made = Omit<MalformedCase, 'what'>;

export const JSON_TYPE = { 'content-type': 'application/fhir+json' };
export const PATCH_TYPE = { 'content-type': 'application/json-patch+json' };
export const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const ASKED = { requester: { reference: 'Practitioner/nurse' } };
export const TASK = {
  resourceType: 'Task',
  status: 'requested',
  intent: 'order',
  code: { text: 'Wound check' },
  ...ASKED,
};

/** A family of every pair of two lists. */
export function crossed<A, B>(
  name: string,
  [first, second]: readonly [readonly A[], readonly B[]],
  make: (a: A, b: B) => Made,
): Family {
  return {
    name,
    size: first.length * second.length,
    at: (index) => ({
      what: `${name} #${index}`,
      ...make(first[Math.floor(index / second.length)] as A, second[index % second.length] as B),
    }),
  };
}

/** A family whose cases are made by chance. */
export function byChance(
  name: string,
  size: number,
  { seed, make }: { seed: number; make: (random: Random) => Made },
): Family {
  return {
    name,
    size,
    at: (index) => ({ what: `${name} #${index} of seed ${seed}`, ...make(randomOf(seed * 1_000_003 + index)) }),
  };
}

/** So many cases of every family, chosen by chance; all of them when there are no more. */
export function sampleOf(families: readonly Family[], each: number, random: Random): MalformedCase[] {
  return families.flatMap(({ size, at }) =>
    size <= each
      ? Array.from({ length: size }, (_, index) => at(index))
      : Array.from({ length: each }, () => at(random.below(size))),
  );
}
