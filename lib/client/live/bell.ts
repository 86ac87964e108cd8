/** Lets a loop rest until it is rung for or a time has passed. */
export class Bell {
  #ring: (() => void) | undefined;

  ring(): void {
    this.#ring?.();
  }

  async rest(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      // A timer of a browser cannot be set to never.
      const timer = Number.isFinite(milliseconds) ? setTimeout(resolve, milliseconds) : undefined;
      this.#ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#ring = undefined;
  }
}
