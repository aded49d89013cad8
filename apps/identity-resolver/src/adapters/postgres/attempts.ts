import { verdictOn } from '@trueup/event-bus';
import { isRival } from './is-rival';

const FIRST_REST_MS = 500;
/** Whoever waits for a server asks often enough to be back soon after it. */
const LONGEST_REST_MS = 5_000;
/** Others go on while one is left, so it may take longer. */
const LONGEST_ASIDE_MS = 60_000;
/** From so many times on it is told that a rival is in the way, and that everybody waits: before, that is how things go. */
const SAID_FROM = 3;

/** Whom to try: at most so many, and none of these. */
export interface Try {
  readonly most: number;
  readonly except: readonly string[];
}

/** What is told with an error. */
export interface Told {
  /** The one that was tried alone. */
  readonly key?: string;
  /** How many were tried together. */
  readonly tried: number;
  /** How often it failed by now: of this one, or one after the other whoever was tried. */
  readonly times: number;
}

interface Aside {
  readonly times: number;
  /** How often it failed by what may be its own fault. */
  readonly ownTimes: number;
  readonly until: number;
}

/**
 * Who of a queue is tried when, and what follows from a fault. What fails together is tried one by one. While the server is at fault
 * everybody waits, longer each time, and nobody is suspected. Who fails alone comes back after all others, later each time; a rival may be
 * in the way however often, and whoever fails by what may be its own fault is parked once the bus would do so. Those of a queue have keys.
 */
export class Attempts {
  /** Why everybody waits; undefined while that is not worth a word. */
  problem: string | undefined;
  private most: number;
  private serverFaults = 0;
  private resumesAt = 0;
  /** Those that are left until all others were tried. */
  private readonly passedOver = new Set<string>();
  private readonly aside = new Map<string, Aside>();

  /** `warn` is told of what goes wrong and is tried again. */
  constructor(
    private readonly atOnce: number,
    private readonly warn: (error: unknown, told: Told) => void,
  ) {
    this.most = atOnce;
  }

  get next(): Try {
    return { most: this.most, except: [...this.passedOver] };
  }

  /** How many failed alone and are tried again. */
  get later(): number {
    return this.aside.size;
  }

  /** How long everybody waits. */
  get restMs(): number {
    return Math.max(0, this.resumesAt - performance.now());
  }

  /** What was tried is committed: `ended` are done, somebody holds the others. Where nobody was found all have been tried. */
  passed(tried: readonly string[], ended: readonly string[]): void {
    this.serverFaults = 0;
    this.problem = undefined;
    this.most = Math.min(this.atOnce, this.most * 2);
    for (const key of tried) this.passedOver.add(key);
    for (const key of ended) this.forget(key);
    if (tried.length > 0) return;
    // Those who failed and are gone from the queue since.
    if (this.passedOver.size === 0) this.aside.clear();
    this.beginAgain();
  }

  /** Those whose time has come are tried again. */
  beginAgain(): void {
    const now = performance.now();
    for (const key of this.passedOver) if ((this.aside.get(key)?.until ?? 0) <= now) this.passedOver.delete(key);
  }

  /** What was tried is rolled back. `park` takes the one that was tried alone out of the queue, once it is sure that the fault is its own. */
  async failed(error: unknown, tried: readonly string[], park: (key: string) => Promise<void>): Promise<void> {
    this.most = 1;
    const [only] = tried;
    if (only !== undefined && tried.length === 1) return this.failedAlone(error, only, park);
    if (only === undefined || isServer(error)) this.wait(error, tried.length);
    else if (!isRival(error)) this.warn(error, { tried: tried.length, times: 1 });
  }

  private async failedAlone(error: unknown, key: string, park: (key: string) => Promise<void>): Promise<void> {
    const before = this.aside.get(key);
    const [times, ownTimes] = [(before?.times ?? 0) + 1, (before?.ownTimes ?? 0) + 1];
    const verdict = verdictOn(error, ownTimes);
    const until = performance.now() + restAfter(times, LONGEST_ASIDE_MS);
    this.aside.set(key, { times, until, ownTimes: verdict === 'wait' ? ownTimes - 1 : ownTimes });
    this.passedOver.add(key);
    if (isServer(error)) return this.wait(error, 1, key);
    if (verdict !== 'wait' || times >= SAID_FROM) this.warn(error, { key, tried: 1, times });
    if (verdict !== 'record') return;
    try {
      await park(key);
      this.forget(key);
    } catch (notParked) {
      this.wait(notParked, 1, key);
    }
  }

  private wait(error: unknown, tried: number, key?: string): void {
    this.serverFaults += 1;
    const times = this.serverFaults;
    if (times >= SAID_FROM) this.problem = `waits: ${error instanceof Error ? error.message : String(error)}`;
    if (times >= SAID_FROM || !isRival(error)) this.warn(error, { ...(key === undefined ? {} : { key }), tried, times });
    this.resumesAt = performance.now() + restAfter(times, LONGEST_REST_MS);
  }

  private forget(key: string): void {
    this.passedOver.delete(key);
    this.aside.delete(key);
  }
}

/** Whether the fault has nothing to do with what was tried, nor with whoever else works on it. */
function isServer(error: unknown): boolean {
  return verdictOn(error, 1) === 'wait' && !isRival(error);
}

function restAfter(times: number, longestMs: number): number {
  return Math.min(longestMs, FIRST_REST_MS * 2 ** (times - 1));
}
