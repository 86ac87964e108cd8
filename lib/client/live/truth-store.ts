import { type ShownTruth, shownTruthOf, type Truth } from '@/lib/domain/live/truth';

const LOOK_MILLISECONDS = 500;

/**
 * What is said of how far this tab can be believed, and the last moment of which everything is known (`asOf`), by the server's clock;
 * `heardAt`: when that was heard, by the clock of the device.
 */
export type TruthNow = { shown: ShownTruth; asOf: string | undefined; heardAt: number };

const OPENING: TruthNow = { shown: 'opening', asOf: undefined, heardAt: 0 };

/** How far this tab can be believed, for whoever says so. What grows old tells its listeners by itself. */
export class TruthStore {
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #truth: Truth | undefined;
  #said = OPENING;
  #looking: ReturnType<typeof setInterval> | undefined;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  take(truth: Truth): void {
    this.#truth = truth;
    this.#look();
  }

  readonly current = (): TruthNow => this.#said;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#looking ??= setInterval(() => this.#look(), LOOK_MILLISECONDS);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        clearInterval(this.#looking);
        this.#looking = undefined;
      }
    };
  };

  #look(): void {
    if (this.#truth === undefined) {
      return;
    }
    const shown = shownTruthOf(this.#truth, this.#now());
    const { asOf, heardAt } = this.#truth;
    if (shown !== this.#said.shown || asOf !== this.#said.asOf) {
      this.#said = { shown, asOf, heardAt };
      for (const listener of this.#listeners) {
        listener();
      }
    }
  }
}

/** What the server draws before anything is heard. */
export const beforeAnything = (): TruthNow => OPENING;

/** The store of this tab, which the stream fills. */
export const truthStore = new TruthStore();
