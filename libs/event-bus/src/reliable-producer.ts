import { type Kafka, Partitioners, type Producer, type TopicMessages } from 'kafkajs';
import type { BusLog } from './bus-log';

export interface KafkaRecord {
  /** With the cell's prefix. */
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Sends batches one after the other: in order, once, durable on return. After a failure the client is thrown away,
 * because its sequence numbers can no longer be trusted; what failed may then reach the topic a second time.
 */
export class ReliableProducer {
  private current: Promise<Producer> | undefined;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly kafka: Kafka,
    private readonly log: BusLog,
  ) {}

  send(records: readonly KafkaRecord[]): Promise<void> {
    const sent = this.tail.then(() => this.sendNow(records));
    this.tail = sent.catch(() => this.drop());
    return sent;
  }

  /** Ends the connection at once; what is under way fails and is not tried again. */
  async drop(): Promise<void> {
    const leaving = this.current;
    this.current = undefined;
    try {
      await (await leaving)?.disconnect();
    } catch (error) {
      this.log.warn({ err: error }, 'a producer did not close cleanly');
    }
  }

  private async sendNow(records: readonly KafkaRecord[]): Promise<void> {
    this.current ??= this.connect();
    const producer = await this.current;
    await producer.sendBatch({ topicMessages: byTopic(records), acks: -1 });
  }

  private async connect(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return producer;
  }
}

function byTopic(records: readonly KafkaRecord[]): TopicMessages[] {
  const topics = new Map<string, TopicMessages>();
  for (const { topic, key, value, headers } of records) {
    const entry = topics.get(topic) ?? { topic, messages: [] };
    entry.messages.push({ key, value, headers: { ...headers } });
    topics.set(topic, entry);
  }
  return [...topics.values()];
}
