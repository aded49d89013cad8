import type { DataSource } from 'typeorm';

/** One holder at a time over all processes that share the database; the fencing number grows with every new holder. */
export class Lease {
  constructor(
    private readonly database: DataSource,
    private readonly name: string,
    private readonly holder: string,
    private readonly ttlMs: number,
  ) {}

  /**
   * Waits for the lease and runs `run` while it is held; `run`'s signal aborts when it is lost, and then it is waited for again.
   * Ends when `run` ends by itself (its error is thrown) or when `signal` aborts.
   */
  async hold(run: (fence: bigint, signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    throw new Error(`not yet ${String(this.database)} ${this.name} ${this.holder} ${this.ttlMs} ${String(run)} ${String(signal)}`);
  }
}
