/** Something to wait for that can be woken; a wake-up while nobody waits is remembered. */
export class Wake {
  #woken = false;
  #resume: (() => void) | null = null;

  notify(): void {
    if (this.#resume === null) this.#woken = true;
    else this.#resume();
  }

  /** Resolves at the next wake-up, or after `ms` milliseconds. */
  async wait(ms: number): Promise<void> {
    if (!this.#woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#resume = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#resume = null;
    }
    this.#woken = false;
  }
}
