import type { EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';

/** How many messages each partition was given, by its number. */
export type Ends = ReadonlyMap<number, number>;

/** Of a topic, up to now. */
export async function endsOf(kafka: Kafka, topic: string): Promise<Ends> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, Number(high)]));
  } finally {
    await admin.disconnect();
  }
}

interface Reading {
  readonly topic: string;
  readonly ends: Ends;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

/** Hands on the messages of a topic up to these ends, as they lie there. Throws the signal's reason where it is ended early. */
export async function readTopic(
  kafka: Kafka,
  { topic, ends, signal }: Reading,
  take: (messages: readonly KafkaMessage[], partition: number) => void,
): Promise<void> {
  const open = new Set([...ends].filter(([, end]) => end > 0).map(([partition]) => partition));
  if (open.size === 0) return;
  signal.throwIfAborted();
  const consumer = kafka.consumer({ groupId: `floor-${topic}` });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const end = (): void => reject(signal.reason as Error);
      signal.addEventListener('abort', end, { once: true });
      if (signal.aborted) end();
      const eachBatch = ({ batch }: EachBatchPayload): Promise<void> => {
        if (signal.aborted) return Promise.resolve();
        take(batch.messages, batch.partition);
        if (Number(batch.lastOffset()) + 1 >= (ends.get(batch.partition) ?? 0)) open.delete(batch.partition);
        if (open.size === 0) resolve();
        return Promise.resolve();
      };
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer.run({ autoCommit: false, eachBatch }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}
