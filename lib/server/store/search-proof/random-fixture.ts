import 'server-only';

/** Chance that a seed decides, so that what it led to can be seen again. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Whether something happens that happens so often. */
  chance(often: number): boolean {
    return this.next() < often;
  }

  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** One of several. @throws RangeError when there is none. */
  pick<T>(from: readonly T[]): T {
    const index = this.whole(0, from.length - 1);
    if (index >= from.length || from.length === 0) {
      throw new RangeError('Nothing to pick from.');
    }
    return from[index] as T;
  }

  /** Something, so often; otherwise undefined. */
  maybe<T>(often: number, make: () => T): T | undefined {
    return this.chance(often) ? make() : undefined;
  }

  /** As many as a number between the two, made one by one. */
  several<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: this.whole(least, most) }, make);
  }
}
