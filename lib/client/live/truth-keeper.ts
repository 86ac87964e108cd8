import type { Truth } from '@/lib/domain/live/truth';

type Way = 'stream' | 'polling';
type KeeperOptions = { truth: Truth; now: () => number; onTruth: (truth: Truth) => void };

/** Keeps how far the screen can be believed, and tells each change of it. The stream goes before asking. */
export class TruthKeeper {
  readonly #options: KeeperOptions;
  #truth: Truth;

  constructor(options: KeeperOptions) {
    this.#options = options;
    const { truth } = options;
    // Whoever goes on where another tab left off has no stream yet.
    const lostAt = truth.way === 'opening' ? undefined : (truth.lostAt ?? options.now());
    this.#truth = { ...truth, way: truth.way === 'signed-out' ? 'opening' : truth.way, lostAt };
  }

  get truth(): Truth {
    return this.#truth;
  }

  get isStreaming(): boolean {
    return this.#truth.way === 'stream' && this.#truth.lostAt === undefined;
  }

  /** Since when there has been no stream, by the clock of the device; undefined while there is one, or nobody may have it. */
  get streamlessSince(): number | undefined {
    const { way, lostAt, heardAt } = this.#truth;
    if (way === 'signed-out') {
      return undefined;
    }
    return way === 'stream' ? lostAt : (lostAt ?? heardAt);
  }

  /** Everything up to `at` is known. The same moment again is no news: the server looks, and does not get on. */
  heard(way: Way, at: string): void {
    if (way === 'stream' || !this.isStreaming) {
      const heardAt = at === this.#truth.asOf ? this.#truth.heardAt : this.#options.now();
      this.tell({ way, lostAt: undefined, asOf: at, heardAt });
    }
  }

  /** One way is lost; `any` when the device has no network. */
  lose(way: Way | 'any'): void {
    const { way: current, lostAt } = this.#truth;
    if (lostAt === undefined && current !== 'signed-out' && (way === 'any' || way === current)) {
      this.tell({ ...this.#truth, lostAt: this.#options.now() });
    }
  }

  signOut(): void {
    this.tell({ ...this.#truth, way: 'signed-out', lostAt: undefined });
  }

  tell(truth: Truth): void {
    this.#truth = truth;
    this.#options.onTruth(truth);
  }
}
