import 'server-only';

/** Lets a loop sleep until it is woken or a time has passed. A call to `wake` while it is busy is not lost. */
export class WakeUp {
  #due = false;
  #wakeSleeper: (() => void) | undefined;

  wake(): void {
    this.#due = true;
    this.#wakeSleeper?.();
  }

  async sleep(milliseconds: number): Promise<void> {
    if (!this.#due) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#wakeSleeper = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wakeSleeper = undefined;
    this.#due = false;
  }
}
