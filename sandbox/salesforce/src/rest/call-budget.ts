import { ApiFault } from '../api-fault';

export interface BudgetOptions {
  dailyLimit: number;
  /** A call that runs longer than this counts as a long one. */
  longCallMs: number;
  now(): number;
}

const DAY_MS = 86_400_000;
const MAX_LONG_CALLS = 25;

/** How many calls the org may still take: so many in 24 hours, and 25 long ones at a time. */
export class CallBudget {
  used = 0;
  windowFrom: number;
  readonly dailyLimit: number;
  private readonly running = new Map<symbol, number>();

  constructor(private readonly options: BudgetOptions) {
    this.dailyLimit = options.dailyLimit;
    this.windowFrom = options.now();
  }

  remaining(): number {
    return Math.max(0, this.dailyLimit - this.used);
  }

  header(): Record<string, string> {
    return { 'Sforce-Limit-Info': `api-usage=${this.used}/${this.dailyLimit}` };
  }

  /** Counts one call. Throws REQUEST_LIMIT_EXCEEDED when there is none left. */
  spend(): void {
    const now = this.options.now();
    if (now - this.windowFrom >= DAY_MS) {
      this.windowFrom = now;
      this.used = 0;
    }
    if (this.used >= this.dailyLimit) throw new ApiFault(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    const long = [...this.running.values()].filter((startedAt) => now - startedAt > this.options.longCallMs);
    if (long.length >= MAX_LONG_CALLS) {
      throw new ApiFault(403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.');
    }
    this.used += 1;
  }

  async run<T>(work: () => T | Promise<T>): Promise<T> {
    const key = Symbol('call');
    this.running.set(key, this.options.now());
    try {
      return await work();
    } finally {
      this.running.delete(key);
    }
  }
}
