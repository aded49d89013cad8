import type { Kafka, KafkaMessage } from 'kafkajs';

/** Every record of a topic up to its present ends, by partition and offset. Keys and offsets are as they lie there. */
export async function readTopic(kafka: Kafka, topic: string): Promise<(KafkaMessage & { partition: number })[]> {
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const left = new Map(
    ends.filter(({ low, high }) => BigInt(high) > BigInt(low)).map(({ partition, high }) => [partition, BigInt(high) - 1n]),
  );
  const records: (KafkaMessage & { partition: number })[] = [];
  if (left.size === 0) return records;
  const consumer = kafka.consumer({ groupId: `read-${topic}-${Math.random()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        autoCommit: false,
        eachBatch: ({ batch }) => {
          records.push(...batch.messages.map((message) => ({ ...message, partition: batch.partition })));
          const last = left.get(batch.partition);
          if (last !== undefined && BigInt(batch.lastOffset()) >= last) left.delete(batch.partition);
          if (left.size === 0) resolve();
          return Promise.resolve();
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return records.sort((one, other) => one.partition - other.partition || Number(BigInt(one.offset) - BigInt(other.offset)));
}
