/** Ends a sleep early. Rung while nobody sleeps, it ends the next one at once. */
export class Bell {
  private isRung = false;
  private awake: (() => void) | undefined;

  ring(): void {
    this.isRung = true;
    this.awake?.();
  }

  /** Until it rings, the time is over or the signal aborts. */
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.isRung && !signal.aborted) await this.ringing(ms, signal);
    this.isRung = false;
  }

  private ringing(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        this.awake = undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end, { once: true });
      this.awake = end;
    });
  }
}
