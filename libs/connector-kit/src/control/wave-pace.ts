const HOUR_MS = 3_600_000;
/** How much of its hour a wave may spend at once. */
const BURST_MS = 1_000;
const ROUNDING = 1e-6;

/** Spreads a wave's rows evenly over the hour. Times are epoch milliseconds. */
export class WavePace {
  #left = 1;
  #at: number;

  constructor(
    private readonly limitPerHour: number,
    now: number,
  ) {
    this.#at = now;
  }

  /** How many rows may go now. */
  room(now: number): number {
    const most = Math.max(1, (this.limitPerHour * BURST_MS) / HOUR_MS);
    this.#left = Math.min(most, this.#left + (Math.max(0, now - this.#at) * this.limitPerHour) / HOUR_MS);
    this.#at = now;
    return Math.floor(this.#left + ROUNDING);
  }

  spend(rows: number): void {
    this.#left -= rows;
  }
}
