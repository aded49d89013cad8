import type { Consumer, TopicPartitionOffset } from 'kafkajs';
import type { BusLog } from './bus-log';
import { delay } from './delay';

const everyMs = 1_000;

/** Tells Kafka once a second how far a group is. Only lag tools read it: the truth is in Postgres. */
export class OffsetReports {
  private readonly pending = new Map<string, TopicPartitionOffset>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly consumer: Consumer,
    private readonly log: BusLog,
  ) {
    void this.run();
  }

  add({ topic, partition, next }: { topic: string; partition: number; next: bigint }): void {
    this.pending.set(`${topic}/${partition}`, { topic, partition, offset: String(next) });
  }

  /** After a rebalance the old generation's reports would be refused. */
  forget(): void {
    this.pending.clear();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.send();
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await delay(everyMs, this.stopping.signal);
      await this.send();
    }
  }

  private async send(): Promise<void> {
    if (this.pending.size === 0) return;
    const offsets = [...this.pending.values()];
    this.pending.clear();
    try {
      await this.consumer.commitOffsets(offsets);
    } catch (error) {
      this.log.debug({ err: error }, 'Kafka did not take offsets; the next report brings them');
    }
  }
}
