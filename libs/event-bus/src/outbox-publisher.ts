import { hostname } from 'node:os';
import type { DataSource } from 'typeorm';
import { Bell } from './bell';
import type { BusLog } from './bus-log';
import { delay } from './delay';
import type { FreshRecords } from './fresh-records';
import { Lease, LeaseLost } from './lease';
import { type Outbound, OutboxRows, type Shard } from './outbox-rows';
import { type ClientOver, ReliableProducer } from './reliable-producer';

const leaseMs = 4_000;
const pollMs = 500;

/** Moves one shard of the outbox to Kafka, in order, while it holds the shard's lease. */
export class OutboxPublisher {
  /** What keeps the shard from moving. */
  problem: string | undefined;
  private readonly bell = new Bell();
  private readonly rows: OutboxRows;

  constructor(
    private readonly from: { database: DataSource; client: ClientOver; log: BusLog; fresh: FreshRecords },
    private readonly shard: Shard,
  ) {
    this.rows = new OutboxRows(from, shard);
  }

  /** There is something new. */
  wake(): void {
    this.bell.ring();
  }

  async run(signal: AbortSignal): Promise<void> {
    const lease = new Lease(this.from.database, `outbox/${this.shard.number}`, {
      holder: `${hostname()}/${process.pid}`,
      ttlMs: leaseMs,
    });
    await lease.hold((fence, held) => this.publishWhile(held, fence), signal);
  }

  private async publishWhile(held: AbortSignal, fence: bigint): Promise<void> {
    const producer = new ReliableProducer(this.from.client, this.from.log);
    // Whoever lost the lease must not send late what its successor has sent already.
    held.addEventListener('abort', () => (held.reason instanceof LeaseLost ? producer.drop() : undefined), { once: true });
    let last = '0';
    for (let failures = 0; !held.aborted;) {
      try {
        const { records, hasMore } = await this.rows.after(last);
        last = (await this.publish(records, { producer, held, fence })) ?? last;
        failures = 0;
        this.problem = undefined;
        if (!hasMore) await this.bell.sleep(pollMs, held);
      } catch (error) {
        if (held.aborted) break;
        failures += 1;
        this.from.fresh.clear();
        this.problem = `The outbox does not move: ${error instanceof Error ? error.message : String(error)}`;
        this.from.log.warn({ err: error, shard: this.shard.number, failures }, 'outbox publishing failed and is tried again');
        await delay(Math.min(2_000, 50 * 2 ** failures), held);
      }
    }
    await producer.close();
  }

  /** The last that is in Kafka now and no longer here. */
  private async publish(
    records: readonly Outbound[],
    by: { producer: ReliableProducer; held: AbortSignal; fence: bigint },
  ): Promise<string | undefined> {
    if (records.length === 0) return undefined;
    by.held.throwIfAborted();
    await by.producer.send(records);
    by.held.throwIfAborted();
    await this.rows.remove(records, by.fence);
    return records.at(-1)?.id;
  }
}
