import type { Kafka, Producer, TopicMessages } from 'kafkajs';
import type { BusLog } from './bus-log';
import { type Deferred, deferred } from './deferred';
import { FencedSockets } from './fenced-sockets';
import { keyPartitioner } from './key-partitioner';
import { within } from './within';

const closeMs = 3_000;

export interface KafkaRecord {
  /** With the cell's prefix. */
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Makes a client whose connections are these sockets. */
export type ClientOver = (sockets: FencedSockets) => Kafka;

interface Line {
  readonly sockets: FencedSockets;
  readonly producer: Promise<Producer>;
  readonly dropped: Deferred<never>;
}

/**
 * Sends batches one after the other: in order, once, durable on return. After a failure the client is thrown away,
 * because its sequence numbers can no longer be trusted; what failed may then reach the topic a second time.
 */
export class ReliableProducer {
  private line: Line | undefined;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: ClientOver,
    private readonly log: BusLog,
  ) {}

  send(records: readonly KafkaRecord[]): Promise<void> {
    const sent = this.tail.then(() => this.sendNow(records));
    this.tail = sent.catch(() => this.drop());
    return sent;
  }

  /** Nothing more leaves this process; what is under way fails. The next send starts anew. */
  drop(): void {
    const line = this.line;
    if (!line) return;
    this.line = undefined;
    line.sockets.cut();
    // Nobody may be sending, and then nobody else hears of it.
    line.dropped.promise.catch((error: unknown) => this.log.debug({ err: error }, 'a producer is dropped'));
    line.dropped.reject(new Error('The producer was dropped.'));
    void this.tidy(line);
  }

  /** Lets what is under way arrive, for a moment, and goes. */
  async close(): Promise<void> {
    await within(closeMs, this.tail);
    const line = this.line;
    this.line = undefined;
    if (line) await within(closeMs, this.tidy(line));
    line?.sockets.cut();
  }

  private async sendNow(records: readonly KafkaRecord[]): Promise<void> {
    const line = (this.line ??= this.connect());
    const sending = line.producer.then((producer) => producer.sendBatch({ topicMessages: byTopic(records), acks: -1 }));
    await Promise.race([sending, line.dropped.promise]);
  }

  private connect(): Line {
    const sockets = new FencedSockets();
    const producer = this.client(sockets).producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      metadataMaxAge: 60_000,
      createPartitioner: keyPartitioner,
    });
    return { sockets, dropped: deferred<never>(), producer: producer.connect().then(() => producer) };
  }

  private async tidy({ producer }: Line): Promise<void> {
    try {
      await (await producer).disconnect();
    } catch (error) {
      this.log.debug({ err: error }, 'a producer did not close cleanly');
    }
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
