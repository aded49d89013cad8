import { setTimeout } from 'node:timers/promises';
import type { EventBus, Outgoing } from '@trueup/event-bus';

/** Small, so that a webhook in between is not held up. */
const BATCH = 200;
/** Batches on their way at a time. */
const UNDER_WAY = 6;
const TRIES = 4;
const FIRST_PAUSE_MS = 500;

/** Publishes rows in batches, some at a time; all are durable when `finish` returns. */
export class RowPublisher {
  #batch: Outgoing<'customer/raw.v1'>[] = [];
  readonly #underWay = new Set<Promise<void>>();
  #fault: { error: unknown } | undefined;

  constructor(private readonly bus: Pick<EventBus, 'publishNow'>) {}

  /** Waits where too much is on its way. Throws where Kafka does not take rows, however often they are sent. */
  async add(row: Outgoing<'customer/raw.v1'>): Promise<void> {
    this.#batch.push(row);
    if (this.#batch.length < BATCH) return;
    this.#send();
    while (this.#underWay.size >= UNDER_WAY) await Promise.race(this.#underWay);
    this.#check();
  }

  async finish(): Promise<void> {
    this.#send();
    await Promise.all(this.#underWay);
    this.#check();
  }

  #send(): void {
    const batch = this.#batch;
    this.#batch = [];
    const sending: Promise<void> = this.#sendBatch(batch)
      .catch((error: unknown) => void (this.#fault ??= { error }))
      .finally(() => this.#underWay.delete(sending));
    this.#underWay.add(sending);
  }

  /** Those that failed are sent once more: a row that arrives twice is one. */
  async #sendBatch(batch: readonly Outgoing<'customer/raw.v1'>[]): Promise<void> {
    let left = batch;
    for (let tried = 1; left.length > 0; tried += 1) {
      const ends = await Promise.allSettled(left.map((row) => this.bus.publishNow(row)));
      const failed = ends.find((end) => end.status === 'rejected');
      if (failed === undefined) return;
      if (tried >= TRIES) throw failed.reason;
      left = left.filter((_row, index) => ends[index]?.status === 'rejected');
      await setTimeout(FIRST_PAUSE_MS * 2 ** (tried - 1));
    }
  }

  #check(): void {
    if (this.#fault) throw this.#fault.error;
  }
}
