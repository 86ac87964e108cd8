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
  #turn: { of: AbortController; leave: () => void } | undefined;
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
    this.#end(this.#turn?.of);
  }

  async #wait(how: { steal?: boolean }): Promise<void> {
    this.#waiting?.abort();
    const waiting = new AbortController();
    this.#waiting = waiting;
    const options: LockOptions = how.steal === true ? { steal: true } : { signal: waiting.signal };
    // Given up before its turn came, or taken over from: both reject.
    await navigator.locks.request(this.#name, options, () => this.#begin(waiting)).catch(() => undefined);
    this.#end(waiting);
    if (!this.#isEnded && this.#waiting === waiting) {
      await this.#wait({});
    }
  }

  #begin(waiting: AbortController): Promise<void> {
    if (this.#isEnded) {
      return Promise.resolve();
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = { of: waiting, leave: resolve };
    this.#work.begin();
    return promise;
  }

  /** Ends the turn that was waited for so; a waiting that was given up ends none. */
  #end(waiting: AbortController | undefined): void {
    const turn = this.#turn;
    if (turn !== undefined && turn.of === waiting) {
      this.#turn = undefined;
      turn.leave();
      this.#work.end();
    }
  }
}
