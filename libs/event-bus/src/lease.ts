import type { DataSource } from 'typeorm';
import { delay } from './delay';

/** Why the signal of a lease's work aborts when somebody else may hold it now. */
export class LeaseLost extends Error {
  constructor(name: string) {
    super(`The lease ${name} was lost.`);
    this.name = 'LeaseLost';
  }
}

export interface LeaseTerms {
  /** Names who holds it, for people. */
  readonly holder: string;
  /** How long it lasts without being renewed; it is renewed four times as often. */
  readonly ttlMs: number;
}

/** One holder at a time over all processes that share the database; the fencing number grows with every new holder. */
export class Lease {
  /** What keeps the lease from being asked for; undefined while the database answers. */
  problem: string | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly name: string,
    private readonly terms: LeaseTerms,
  ) {}

  /**
   * Waits for the lease and runs `run` while it is held; `run`'s signal aborts when it is lost, and then it is waited for again.
   * Ends when `run` ends by itself (its error is thrown) or when `signal` aborts.
   */
  async hold(run: (fence: bigint, signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const asked = performance.now();
      const fence = await this.take();
      if (fence === undefined) await delay(Math.min(500, this.terms.ttlMs / 4), signal);
      else if (await this.runWith({ fence, asked, signal }, run)) return;
    }
  }

  /** True when `run` ended by itself. */
  private async runWith(held: Held, run: (fence: bigint, signal: AbortSignal) => Promise<void>): Promise<boolean> {
    const lost = new AbortController();
    const done = new AbortController();
    const inside = AbortSignal.any([lost.signal, held.signal]);
    const renewing = this.renew(held, { lost, done: done.signal });
    try {
      await run(held.fence, inside);
      return !inside.aborted;
    } catch (error) {
      if (!inside.aborted) throw error;
      return false;
    } finally {
      done.abort();
      await renewing;
      await this.release(held.fence);
    }
  }

  /** The deadline is a timer of its own: after a long pause of this process it fires before anything else can be sent. */
  private async renew(held: Held, ends: { lost: AbortController; done: AbortSignal }): Promise<void> {
    const lose = (): void => ends.lost.abort(new LeaseLost(this.name));
    let deadline = setTimeout(lose, held.asked + this.terms.ttlMs - performance.now());
    while (!ends.done.aborted && !ends.lost.signal.aborted) {
      await delay(this.terms.ttlMs / 4, ends.done);
      if (ends.done.aborted) break;
      const asked = performance.now();
      const renewed = await this.extend(held.fence);
      if (renewed === false) lose();
      if (!renewed || ends.lost.signal.aborted) continue;
      clearTimeout(deadline);
      deadline = setTimeout(lose, asked + this.terms.ttlMs - performance.now());
    }
    clearTimeout(deadline);
  }

  private async take(): Promise<bigint | undefined> {
    const taken = await this.ask<{ fence: string }>(
      `INSERT INTO lease AS mine (name, holder, fence, expires_at) VALUES ($1, $2, 1, clock_timestamp() + $3 * interval '1 ms')
       ON CONFLICT (name) DO UPDATE SET holder = $2, fence = mine.fence + 1, expires_at = clock_timestamp() + $3 * interval '1 ms'
       WHERE mine.expires_at < clock_timestamp() RETURNING fence`,
      [this.name, this.terms.holder, this.terms.ttlMs],
    );
    return taken?.[0] && BigInt(taken[0].fence);
  }

  /** False when somebody else holds it, undefined when the database did not say. */
  private async extend(fence: bigint): Promise<boolean | undefined> {
    const rows = await this.ask(
      `WITH mine AS (UPDATE lease SET expires_at = clock_timestamp() + $3 * interval '1 ms' WHERE name = $1 AND fence = $2 RETURNING fence) SELECT fence FROM mine`,
      [this.name, fence, this.terms.ttlMs],
    );
    return rows && rows.length > 0;
  }

  private async release(fence: bigint): Promise<void> {
    await this.ask(`UPDATE lease SET expires_at = '-infinity' WHERE name = $1 AND fence = $2`, [this.name, fence]);
  }

  /** A database that is away is no lease lost yet: the deadline decides that. */
  private async ask<R>(sql: string, parameters: unknown[]): Promise<R[] | undefined> {
    try {
      const rows = await this.database.query<R[]>(sql, parameters);
      this.problem = undefined;
      return rows;
    } catch (error) {
      this.problem = `The lease ${this.name} cannot be asked for: ${error instanceof Error ? error.message : String(error)}`;
      return undefined;
    }
  }
}

interface Held {
  readonly fence: bigint;
  /** When it was asked for, before the database answered. */
  readonly asked: number;
  readonly signal: AbortSignal;
}
