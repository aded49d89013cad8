/** Runs so many pieces of work at a time. Work handles its own faults; one that gets out ends the pool's loop at its next turn. */
export class WorkPool {
  readonly #running = new Set<Promise<void>>();
  #fault: { error: unknown } | undefined;

  constructor(
    private readonly size: number,
    private readonly ended: () => void,
  ) {}

  /** Throws what work threw. */
  free(): number {
    if (this.#fault) throw this.#fault.error;
    return this.size - this.#running.size;
  }

  start(work: () => Promise<void>): void {
    const run: Promise<void> = work()
      .catch((error: unknown) => {
        this.#fault = { error };
      })
      .finally(() => {
        this.#running.delete(run);
        this.ended();
      });
    this.#running.add(run);
  }

  async idle(): Promise<void> {
    await Promise.all(this.#running);
  }
}
