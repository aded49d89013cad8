import type { Brakes } from '@trueup/governance';

const HOUR_MS = 3_600_000;

/** What is counted an hour; each key counts once, so that a repeated try costs nothing. */
export interface Counted {
  readonly creates: readonly string[];
  readonly clears: readonly string[];
  readonly merges: readonly string[];
  /** Records that are written at all. */
  readonly touched: readonly string[];
}

type Kind = 'creates' | 'clears' | 'merges';

/** Why a write does not go out now: it waits until the hour has room, or so many records were touched that a person must look. */
export type Stopped =
  { readonly kind: 'wait'; readonly until: number; readonly brake: string } | { readonly kind: 'share'; readonly touched: number };

/** The writes of the last hour of one system; kept where they are made, for one process at a time writes a system. Times are epoch milliseconds. */
export class HourlyBrakes {
  readonly #seen = {
    creates: new Map<string, number>(),
    clears: new Map<string, number>(),
    merges: new Map<string, number>(),
    touched: new Map<string, number>(),
  };

  constructor(private readonly brakes: Brakes) {}

  get isOn(): boolean {
    const { createsPerHour, clearsPerHour, mergesPerHour, shareTouchedPerHour } = this.brakes;
    return [createsPerHour, clearsPerHour, mergesPerHour, shareTouchedPerHour].some((limit) => limit !== null);
  }

  /** Counts a write, or says why it must not go out now; then nothing of it is counted. `records`: how many the system has. */
  take(wanted: Counted, { now, records }: { readonly now: number; readonly records: number }): Stopped | undefined {
    for (const kind of ['creates', 'clears', 'merges'] as const) {
      const until = this.#roomAt(kind, wanted[kind], now);
      if (until !== undefined) return { kind: 'wait', until, brake: `${kind}PerHour` };
    }
    const touched = this.#fresh('touched', wanted.touched, now).length + this.#seen.touched.size;
    const { shareTouchedPerHour, massClearLeast } = this.brakes;
    if (shareTouchedPerHour !== null && touched > Math.max(massClearLeast, shareTouchedPerHour * records))
      return { kind: 'share', touched };
    this.count(wanted, now);
    return undefined;
  }

  /** Counts what was written. */
  count(written: Counted, at: number): void {
    for (const kind of ['creates', 'clears', 'merges', 'touched'] as const) for (const key of written[kind]) this.#seen[kind].set(key, at);
  }

  /** A person has looked: what was touched so far counts no longer. */
  forgetTouched(): void {
    this.#seen.touched.clear();
  }

  /** When there is room for these; undefined where there is now. More at once than the limit go out when the hour is empty. */
  #roomAt(kind: Kind, keys: readonly string[], now: number): number | undefined {
    const limit = this.brakes[`${kind}PerHour`];
    const fresh = this.#fresh(kind, keys, now).length;
    const times = [...this.#seen[kind].values()];
    if (limit === null || fresh === 0 || times.length === 0 || times.length + fresh <= limit) return undefined;
    const freed = Math.min(times.length, times.length + fresh - limit);
    return (times.sort((left, right) => left - right)[freed - 1] ?? now) + HOUR_MS;
  }

  #fresh(kind: keyof Counted, keys: readonly string[], now: number): string[] {
    const seen = this.#seen[kind];
    for (const [key, at] of seen) if (at <= now - HOUR_MS) seen.delete(key);
    return [...new Set(keys)].filter((key) => !seen.has(key));
  }
}
