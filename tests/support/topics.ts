import { avroSchema, type EventOf, type SchemaPath } from '@trueup/canonical-schema';
import { Type } from 'avsc';
import { Kafka, logLevel, type KafkaMessage } from 'kafkajs';
import { runNow } from './run';

/** Magic byte and schema id, which stand before the Avro body. */
const FRAME = 5;

function connect(): Kafka {
  return new Kafka({ clientId: 'journeys', brokers: runNow().kafka.split(','), logLevel: logLevel.NOTHING });
}

/** Puts these bytes on a topic of the cell as they are. */
export async function produceBytes(topic: string, records: readonly { key: string; value: Buffer }[]): Promise<void> {
  const producer = connect().producer();
  await producer.connect();
  try {
    await producer.send({ topic: `${runNow().topicPrefix}${topic}`, messages: [...records] });
  } finally {
    await producer.disconnect();
  }
}

/** Every event of a topic from the start until now, oldest first within a key; tombstones and what was published once more after a crash are left out. */
export async function readTopic<P extends SchemaPath>(topic: string, schema: P): Promise<EventOf[P][]> {
  const name = `${runNow().topicPrefix}${topic}`;
  const kafka = connect();
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(name);
  await admin.disconnect();
  const left = new Map(ends.filter(({ low, high }) => low !== high).map(({ partition, high }) => [partition, BigInt(high)]));
  if (left.size === 0) return [];
  const type = Type.forSchema(JSON.parse(avroSchema(schema)));
  const events = new Map<string, EventOf[P]>();
  const consumer = kafka.consumer({ groupId: `journeys-${process.pid}-${Date.now()}-${Math.random()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topic: name, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
      const eachMessage = async ({ partition, message }: { partition: number; message: KafkaMessage }): Promise<void> => {
        const high = left.get(partition);
        if (high === undefined || BigInt(message.offset) >= high) return;
        // Some journeys put bytes on topics that are no events.
        const id = message.headers?.['ce_id']?.toString();
        if (message.value && id && !events.has(id)) events.set(id, type.fromBuffer(message.value.subarray(FRAME)) as EventOf[P]);
        if (BigInt(message.offset) + 1n >= high) left.delete(partition);
        if (left.size === 0) resolve();
      };
      consumer.run({ autoCommit: false, eachMessage }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return [...events.values()];
}
