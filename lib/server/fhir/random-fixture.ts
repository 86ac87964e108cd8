/** For tests: numbers that look random and are the same for the same seed. */
export type Random = { next: () => number; below: (most: number) => number; pick: <T>(list: readonly T[]) => T };

/** The mulberry32 generator (public domain, github.com/cprosche/mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number) => Math.floor(next() * most);
  return { next, below, pick: <T>(list: readonly T[]) => list[below(list.length)] as T };
}
