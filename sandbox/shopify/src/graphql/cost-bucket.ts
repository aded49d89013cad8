export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** The vendor's buckets hold twenty seconds of their rate. */
const SECONDS_HELD = 20;

/** Points one app may spend in one shop; it fills by `restoreRate` points a second. */
export class CostBucket {
  private readonly maximum: number;
  private available: number;
  private filledAt = Date.now();

  constructor(private readonly restoreRate: number) {
    this.maximum = restoreRate * SECONDS_HELD;
    this.available = this.maximum;
  }

  /** Takes the points, or nothing and answers false. */
  take(points: number): boolean {
    this.fill();
    if (this.available < points) return false;
    this.available -= points;
    return true;
  }

  giveBack(points: number): void {
    this.available = Math.min(this.maximum, this.available + points);
  }

  status(): ThrottleStatus {
    this.fill();
    return { maximumAvailable: this.maximum, currentlyAvailable: Math.floor(this.available), restoreRate: this.restoreRate };
  }

  private fill(): void {
    const now = Date.now();
    this.available = Math.min(this.maximum, this.available + ((now - this.filledAt) / 1000) * this.restoreRate);
    this.filledAt = now;
  }
}
