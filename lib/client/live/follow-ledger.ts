import { isSignedOut } from '@/lib/client/signed-out';
import type { Truth } from '@/lib/domain/live/truth';
import { Bell } from './bell';
import type { LiveMessage } from './live-message';
import { type Pace, pollAgainAfter, reopenAfter } from './pace';
import type { Transport } from './transport';
import { TruthKeeper } from './truth-keeper';

export type FollowerOptions = {
  /** The last number that was seen, and how far the screen was believed until now. */
  from: { number: number | undefined; truth: Truth };
  transport: Transport;
  pace: Pace;
  isVisible: () => boolean;
  onMessage: (message: LiveMessage) => void;
  onTruth: (truth: Truth) => void;
  now?: () => number;
  random?: () => number;
};

/**
 * Follows the ledger from a number on, over whatever happens to the connection: a stream that ends, is refused or falls silent
 * is opened again after the last number that was heard. While there is none, it asks what it missed, every few seconds.
 */
export class LedgerFollower {
  readonly #options: FollowerOptions;
  readonly #now: () => number;
  readonly #random: () => number;
  readonly #bell = new Bell();
  readonly #keeper: TruthKeeper;
  #cursor: number | undefined;
  /** Goes up when it is sent back: what was asked before is no longer wanted. */
  #turn = 0;
  #connection: AbortController | undefined;
  #asking: AbortController | undefined;
  #heardAt: number;
  #failures = 0;
  #pollAt = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #isStopped = false;

  constructor(options: FollowerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#random = options.random ?? Math.random;
    this.#cursor = options.from.number;
    this.#heardAt = this.#now();
    const onTruth = (truth: Truth) => (this.#isStopped ? undefined : options.onTruth(truth));
    this.#keeper = new TruthKeeper({ truth: options.from.truth, now: this.#now, onTruth });
  }

  start(): void {
    this.#options.onTruth(this.#keeper.truth);
    this.#ticking = setInterval(() => this.#tick(), this.#options.pace.tick);
    void this.#listen();
  }

  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#ticking);
    this.#connection?.abort();
    this.#asking?.abort();
    this.#bell.ring();
  }

  /**
   * The device woke up, the network came back, somebody looks again: timers may have stood still meanwhile. A connection on which
   * that casts doubt (`isSuspect`) is opened again at once; it costs nothing of what was heard.
   */
  wake({ isSuspect }: { isSuspect: boolean }): void {
    this.#failures = 0;
    if (isSuspect) {
      this.#connection?.abort();
    }
    this.#tick();
    this.#bell.ring();
  }

  /** The device has no network. Nothing is given up: what comes back is resumed. */
  lose(): void {
    this.#keeper.lose('any');
  }

  /** Somebody has not heard what follows an earlier number: everything from there on is told again. */
  goBackTo(number: number): void {
    if (this.#cursor === undefined || number < this.#cursor) {
      this.#cursor = number;
      this.#turn += 1;
      this.#asking?.abort();
      this.#connection?.abort();
      this.#bell.ring();
    }
  }

  async #listen(): Promise<void> {
    while (!this.#isStopped) {
      this.#failures = (await this.#readStream()) ? 0 : this.#failures + 1;
      if (!this.#isStopped) {
        const isSignedOut = this.#keeper.truth.way === 'signed-out';
        const wait = reopenAfter(this.#options.pace, this.#failures, this.#random);
        await this.#bell.rest(isSignedOut ? Number.POSITIVE_INFINITY : wait);
      }
    }
  }

  /** Reads one stream to its end; answers whether it served for a while, so that the next may follow at once. */
  async #readStream(): Promise<boolean> {
    const connection = new AbortController();
    const { signal } = connection;
    this.#connection = connection;
    this.#heardAt = this.#now();
    let servedSince = Number.POSITIVE_INFINITY;
    try {
      for await (const message of this.#options.transport.open({ after: this.#cursor, signal })) {
        if (signal.aborted) {
          break;
        }
        this.#heardAt = this.#now();
        servedSince = message.kind === 'beat' ? Math.min(servedSince, this.#heardAt) : servedSince;
        this.#take(message, 'stream');
      }
    } catch (error) {
      this.#noteRefusal(error);
    }
    connection.abort();
    this.#keeper.lose('stream');
    return this.#now() - servedSince >= this.#options.pace.pollAfter;
  }

  #tick(): void {
    const { pace, isVisible } = this.#options;
    const now = this.#now();
    if (now - this.#heardAt >= pace.silence) {
      this.#connection?.abort();
    }
    const since = this.#keeper.streamlessSince ?? now;
    if (now - since >= pace.pollAfter && now >= this.#pollAt && this.#asking === undefined && isVisible()) {
      void this.#poll();
    }
  }

  /** Asks what was missed, to the end. */
  async #poll(): Promise<void> {
    const { pace } = this.#options;
    const asking = new AbortController();
    const turn = this.#turn;
    this.#asking = asking;
    this.#pollAt = this.#now() + pollAgainAfter(pace, this.#random);
    // An answer that does not come is a connection that is gone.
    const patience = setTimeout(() => asking.abort(), pace.silence);
    try {
      while (await this.#ask(asking.signal)) {
        // There is more.
      }
    } catch (error) {
      this.#noteRefusal(error);
      if (turn === this.#turn) {
        this.#keeper.lose('polling');
      }
    } finally {
      clearTimeout(patience);
      this.#asking = undefined;
    }
  }

  async #ask(signal: AbortSignal): Promise<boolean> {
    const { messages, more } = await this.#options.transport.missed({ after: this.#cursor, signal });
    if (signal.aborted) {
      return false;
    }
    for (const message of messages) {
      this.#take(message, 'polling');
    }
    return more;
  }

  #take(message: LiveMessage, way: 'stream' | 'polling'): void {
    if ('to' in message) {
      this.#cursor = message.kind === 'gap' ? message.to : Math.max(this.#cursor ?? 0, message.to);
    }
    this.#options.onMessage(message);
    if (message.kind === 'beat') {
      this.#keeper.heard(way, message.at);
    }
  }

  #noteRefusal(error: unknown): void {
    if (isSignedOut(error)) {
      this.#keeper.signOut();
    }
  }
}
