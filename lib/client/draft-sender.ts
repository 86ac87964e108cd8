/** How the last state of a draft fares: on its way, kept at an instant, or not kept. */
export type DraftState = { kind: 'saving' } | { kind: 'kept'; savedAt: string } | { kind: 'failed' };

type Parts<T> = {
  send: (answers: T) => Promise<string>;
  onState: (state: DraftState) => void;
  /** Whether it is of no use to send again what failed so: the task is somebody else's by now. */
  isFinal?: (error: unknown) => boolean;
};

const PAUSE_MILLISECONDS = 1500;
const TRY_AGAIN_MILLISECONDS = 10_000;

/**
 * Sends what is typed a moment after the last key, one request at a time, so that an older state never comes after a newer
 * one. What could not be kept is sent again until it is.
 */
export class DraftSender<T> {
  readonly #parts: Parts<T>;
  #waiting: T | undefined;
  #isSending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts<T>) {
    this.#parts = parts;
  }

  keep(answers: T): void {
    this.#waiting = answers;
    this.#wait(PAUSE_MILLISECONDS);
  }

  /** Sends at once what waits: the form is left. */
  flush(): void {
    clearTimeout(this.#timer);
    void this.#send();
  }

  /** What waits is not sent any more: it was sent as the result, or thrown away. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), milliseconds);
  }

  async #send(): Promise<void> {
    const answers = this.#waiting;
    if (answers === undefined || this.#isSending) {
      return;
    }
    this.#isSending = true;
    this.#waiting = undefined;
    this.#parts.onState({ kind: 'saving' });
    try {
      this.#parts.onState({ kind: 'kept', savedAt: await this.#parts.send(answers) });
    } catch (error) {
      this.#parts.onState({ kind: 'failed' });
      if (this.#parts.isFinal?.(error) !== true) {
        this.#waiting ??= answers;
      }
    } finally {
      this.#isSending = false;
    }
    if (this.#waiting !== undefined) {
      this.#wait(this.#waiting === answers ? TRY_AGAIN_MILLISECONDS : PAUSE_MILLISECONDS);
    }
  }
}
