import { AsyncLocalStorage } from 'node:async_hooks';
import { bulkhead } from 'cockatiel';
import type { Limits } from './connector';
import { laneRank, type Lane } from './lane';

/** What all work on one system may use, in the system's own unit. */
export interface Budget {
  /** Runs one call when there is room for it; the more urgent lane goes first. `cost` in the system's unit, 1 unless given. */
  run<T>(call: () => Promise<T>, cost?: number): Promise<T>;
  /** Everything called within `work` goes in this lane. */
  inLane<T>(lane: Lane, work: () => Promise<T>): Promise<T>;
  /** What the vendor says is left of how much. */
  report(left: { readonly available: number; readonly maximum: number; readonly perSecond?: number }): void;
  /** Nobody calls for so many milliseconds. */
  holdFor(ms: number): void;
  /** Share of the budget in use, 0 to 1. */
  usedRatio(): number;
  /** Units used since the start. */
  spent(): number;
  readonly unit: string;
}

interface Waiting {
  readonly rank: number;
  readonly cost: number;
  start(): void;
}

const lanes = new AsyncLocalStorage<Lane>();

/** The budget of one system, shared by its reads and writes in this process. */
export class SystemBudget implements Budget {
  readonly unit: string;
  private readonly slots;
  private readonly waiting: Waiting[] = [];
  private left: { available: number; maximum: number; perSecond: number; at: number } | undefined;
  private heldUntil = 0;
  private used = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly limits: Limits,
    private readonly now: () => number = Date.now,
  ) {
    this.unit = limits.unit;
    this.slots = bulkhead(limits.concurrency, 0);
    if (limits.maximum !== undefined && limits.perSecond !== undefined) {
      this.left = { available: limits.maximum, maximum: limits.maximum, perSecond: limits.perSecond, at: now() };
    }
  }

  run<T>(call: () => Promise<T>, cost = 1): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const rank = laneRank(lanes.getStore() ?? 'address');
      const start = () => {
        this.used += cost;
        if (this.left) this.left = { ...this.left, available: this.available() - cost, at: this.now() };
        this.slots
          .execute(call)
          .then(resolve, reject)
          .finally(() => this.admit());
      };
      const at = this.waiting.findIndex((one) => one.rank > rank);
      this.waiting.splice(at < 0 ? this.waiting.length : at, 0, { rank, cost, start });
      this.admit();
    });
  }

  inLane<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
    return lanes.run(lane, work);
  }

  report(left: { readonly available: number; readonly maximum: number; readonly perSecond?: number }): void {
    this.left = {
      available: left.available,
      maximum: left.maximum,
      perSecond: left.perSecond ?? this.left?.perSecond ?? 0,
      at: this.now(),
    };
  }

  holdFor(ms: number): void {
    this.heldUntil = Math.max(this.heldUntil, this.now() + ms);
  }

  usedRatio(): number {
    const running = 1 - this.slots.executionSlots / this.limits.concurrency;
    return this.left && this.left.maximum > 0 ? Math.max(0, 1 - this.available() / this.left.maximum) : running;
  }

  spent(): number {
    return this.used;
  }

  private admit(): void {
    for (let first = this.waiting[0]; first && this.slots.executionSlots > 0; first = this.waiting[0]) {
      const wait = this.waitMs(first.cost);
      if (wait > 0) return this.admitLater(wait);
      this.waiting.shift();
      first.start();
    }
  }

  private admitLater(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.admit(), Math.ceil(ms));
  }

  private waitMs(cost: number): number {
    const held = this.heldUntil - this.now();
    if (held > 0) return held;
    if (!this.left || this.left.perSecond <= 0) return 0;
    const missing = Math.min(cost, this.left.maximum) - this.available();
    return missing > 0 ? (missing / this.left.perSecond) * 1_000 : 0;
  }

  private available(): number {
    if (!this.left) return 0;
    const { available, maximum, perSecond, at } = this.left;
    return Math.min(maximum, available + ((this.now() - at) / 1_000) * perSecond);
  }
}
