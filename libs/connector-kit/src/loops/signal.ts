/** Wakes a loop that waits. A wake that comes while nobody waits is kept for the next wait. */
export class Signal {
  #pending = false;
  #end: (() => void) | undefined;

  wake(): void {
    this.#pending = true;
    this.#end?.();
  }

  /** Until woken, until `ms` are over or until aborted. */
  async wait(ms: number, aborted: AbortSignal): Promise<void> {
    if (!this.#pending && !aborted.aborted && ms > 0) await this.#sleep(ms, aborted);
    this.#pending = false;
  }

  #sleep(ms: number, aborted: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        aborted.removeEventListener('abort', end);
        this.#end = undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#end = end;
      aborted.addEventListener('abort', end, { once: true });
    });
  }
}
