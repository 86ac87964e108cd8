/** How long a burst is waited for, and how soon after one the next may follow, in milliseconds. */
type Pace = { gather: number; pause: number };

/** Gathers ids of a burst of events into one call: soon after the first, then at most once a pause. `unknown`: anything may have changed. */
export class Gathered {
  readonly #pace: Pace;
  readonly #onBurst: (ids: ReadonlySet<string>, isUnknown: boolean) => void;
  #ids = new Set<string>();
  #isUnknown = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastBurst = 0;

  constructor(pace: Pace, onBurst: (ids: ReadonlySet<string>, isUnknown: boolean) => void) {
    this.#pace = pace;
    this.#onBurst = onBurst;
  }

  add(id: string): void {
    this.#ids.add(id);
    this.#schedule();
  }

  addUnknown(): void {
    this.#isUnknown = true;
    this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    const sinceLast = Date.now() - this.#lastBurst;
    this.#timer ??= setTimeout(() => this.#tell(), Math.max(this.#pace.gather, this.#pace.pause - sinceLast));
  }

  #tell(): void {
    const [ids, isUnknown] = [this.#ids, this.#isUnknown];
    this.stop();
    this.#lastBurst = Date.now();
    this.#ids = new Set();
    this.#isUnknown = false;
    this.#onBurst(ids, isUnknown);
  }
}
