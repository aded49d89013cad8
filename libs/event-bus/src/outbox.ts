import type { DataSource } from 'typeorm';
import type { BusLog } from './bus-log';
import { delay } from './delay';
import { FreshRecords } from './fresh-records';
import { OutboxPublisher } from './outbox-publisher';
import type { ClientOver } from './reliable-producer';

const countEveryMs = 2_000;
/** Beyond this it is only known that there are many. */
const countAtMost = 100_000;

/** The publishers of a service's outbox, a lease for each shard. */
export class Outbox {
  /** Committed events that are not in Kafka yet, as last counted. */
  pending = 0;
  /** What this process has put there lately. */
  readonly fresh = new FreshRecords();
  private readonly publishers: OutboxPublisher[];
  private readonly stopping = new AbortController();
  private running: Promise<unknown> | undefined;

  constructor(
    private readonly from: { database: DataSource; client: ClientOver; log: BusLog },
    shards: number,
  ) {
    this.publishers = Array.from(
      { length: shards },
      (_, number) => new OutboxPublisher({ ...from, fresh: this.fresh }, { number, of: shards }),
    );
  }

  get problem(): string | undefined {
    return this.publishers.find(({ problem }) => problem)?.problem;
  }

  start(): void {
    const { signal } = this.stopping;
    this.running = Promise.all([...this.publishers.map((publisher) => publisher.run(signal)), this.count(signal)]);
  }

  /** There is something new in these shards. */
  wake(shards: readonly number[]): void {
    for (const shard of shards) this.publishers[shard]?.wake();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async count(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const [row] = await this.from.database.query<{ pending: number }[]>(
          // In order: by the primary key, which skips what is gone. The table itself is full of that under load.
          `SELECT count(*)::int AS pending FROM (SELECT FROM outbox ORDER BY id LIMIT ${countAtMost}) AS part`,
        );
        this.pending = row?.pending ?? 0;
      } catch (error) {
        this.from.log.debug({ err: error }, 'the outbox cannot be counted');
      }
      await delay(countEveryMs, signal);
    }
  }
}
