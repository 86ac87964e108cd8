import type { LedgerMessage, TaskMessage } from './live-message';

/** What a message is to somebody who has seen everything up to a number. `hole`: something between was not heard. */
export type Taken = 'new' | 'seen' | 'hole';

/** Changes that are remembered, for a page that was drawn before they came and is shown after. */
const MOST_REMEMBERED = 1000;

/** What one tab has seen of the ledger. Each change is new once, in the order of the ledger, and none is left out unnoticed. */
export class SeenNumbers {
  #seen: number | undefined;
  #recent: TaskMessage[] = [];
  /** All changes after this number are remembered. */
  #recentFrom: number | undefined;

  constructor(seen: number | undefined) {
    this.#seen = seen;
    this.#recentFrom = seen;
  }

  /** Everything up to here is seen. */
  get number(): number | undefined {
    return this.#seen;
  }

  take(message: LedgerMessage): Taken {
    if (message.kind === 'gap') {
      this.#beginAt(message.to);
      return 'new';
    }
    if (this.#seen === undefined || message.after > this.#seen) {
      return 'hole';
    }
    if (message.to <= this.#seen) {
      return 'seen';
    }
    this.#seen = message.to;
    if (message.kind === 'task') {
      this.#remember(message);
    }
    return 'new';
  }

  /** The changes that came after a number; undefined when that is too long ago to know. */
  since(number: number): readonly TaskMessage[] | undefined {
    return this.#recentFrom === undefined || number < this.#recentFrom
      ? undefined
      : this.#recent.filter(({ to }) => to > number);
  }

  #beginAt(number: number): void {
    this.#seen = number;
    this.#recentFrom = number;
    this.#recent = [];
  }

  #remember(message: TaskMessage): void {
    this.#recent.push(message);
    if (this.#recent.length > 2 * MOST_REMEMBERED) {
      const dropped = this.#recent.length - MOST_REMEMBERED;
      this.#recentFrom = this.#recent[dropped - 1]?.to;
      this.#recent = this.#recent.slice(dropped);
    }
  }
}
