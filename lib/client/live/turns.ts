/** What is done while it is this tab's turn: `begin` at its start, `end` when it is over or another tab took it. */
type Work = { begin: () => void; end: () => void };

/** Whether tabs of this browser can take turns; over plain HTTP they cannot. */
export function canTakeTurns(): boolean {
  return typeof BroadcastChannel !== 'undefined' && typeof navigator !== 'undefined' && 'locks' in navigator;
}

/** Turns among the tabs of one browser: one works until it closes or another takes over, then the next one in the row does. */
export class Turns {
  readonly #name: string;
  readonly #work: Work;
  #waiting: AbortController | undefined;
  #leave: (() => void) | undefined;
  #isEnded = false;

  constructor(name: string, work: Work) {
    this.#name = name;
    this.#work = work;
  }

  /** Waits in the row from now on. */
  start(): void {
    void this.#wait({});
  }

  /** Does not wait: whoever has the turn loses it. */
  takeOver(): void {
    void this.#wait({ steal: true });
  }

  stop(): void {
    this.#isEnded = true;
    this.#waiting?.abort();
    this.#end();
  }

  async #wait(how: { steal?: boolean }): Promise<void> {
    this.#waiting?.abort();
    const waiting = new AbortController();
    this.#waiting = waiting;
    const options: LockOptions = how.steal === true ? { steal: true } : { signal: waiting.signal };
    // Given up before its turn came, or taken over from: both reject.
    await navigator.locks.request(this.#name, options, () => this.#begin()).catch(() => undefined);
    this.#end();
    if (!this.#isEnded && this.#waiting === waiting) {
      await this.#wait({});
    }
  }

  #begin(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (this.#isEnded) {
      return Promise.resolve();
    }
    this.#leave = resolve;
    this.#work.begin();
    return promise;
  }

  #end(): void {
    if (this.#leave !== undefined) {
      this.#leave();
      this.#leave = undefined;
      this.#work.end();
    }
  }
}
