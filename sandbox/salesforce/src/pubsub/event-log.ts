import { firstReplay, nextReplay } from './replay-id';
import type { StoredEvent } from './stored-event';

export interface SavedLog {
  first: string;
  firstAt: number;
  events: StoredEvent[];
}

export interface LogOptions {
  retentionMs: number;
  now(): number;
}

/** The event bus of one org: kept for a while, read from a replay id on. */
export class EventLog {
  private events: StoredEvent[] = [];
  private first: { replay: bigint; at: number };

  constructor(
    private readonly options: LogOptions,
    saved?: SavedLog,
  ) {
    this.first = { replay: saved ? BigInt(saved.first) : firstReplay(), at: saved?.firstAt ?? options.now() };
    this.events = saved?.events ?? [];
  }

  append(event: Omit<StoredEvent, 'replay'>): StoredEvent {
    const stored = { ...event, replay: String(nextReplay(this.tip())) };
    this.events.push(stored);
    return stored;
  }

  /** The newest replay id: that of the last event, or where the org began. */
  tip(): bigint {
    const last = this.events.at(-1);
    return last ? BigInt(last.replay) : this.first.replay;
  }

  /** From here a subscriber sees all that is kept. */
  beforeEarliest(): bigint {
    this.prune();
    const oldest = this.events[0];
    return oldest ? BigInt(oldest.replay) - 1n : this.tip();
  }

  /** Whether a subscriber may go on from this id: it was given out and has not expired. */
  isKnown(replay: bigint): boolean {
    this.prune();
    if (replay === this.tip()) return true;
    const isFirst = replay === this.first.replay && this.options.now() - this.first.at <= this.options.retentionMs;
    return isFirst || this.events[this.indexAfter(replay) - 1]?.replay === String(replay);
  }

  /** Events after this id, oldest first. */
  *after(replay: bigint): Iterable<StoredEvent> {
    for (let index = this.indexAfter(replay); index < this.events.length; index += 1) yield this.events[index] as StoredEvent;
  }

  dump(): SavedLog {
    this.prune();
    return { first: String(this.first.replay), firstAt: this.first.at, events: this.events };
  }

  private indexAfter(replay: bigint): number {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (BigInt(this.events[middle]?.replay ?? 0) <= replay) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private prune(): void {
    const oldest = this.options.now() - this.options.retentionMs;
    if ((this.events[0]?.at ?? oldest) >= oldest) return;
    const kept = this.events.findIndex((event) => event.at >= oldest);
    const gone = this.events.splice(0, kept === -1 ? this.events.length : kept);
    const last = gone.at(-1);
    if (last) this.first = { replay: BigInt(last.replay), at: last.at };
  }
}
