import type { EachBatchPayload, Kafka } from 'kafkajs';
import { readTopic } from './read-topic';

const TOPIC = 'observed';
const ends = new Map([[0, 2]]);

/** A consumer that is given only what the test gives it. */
function silentKafka() {
  let isConnected = false;
  let eachBatch: ((payload: EachBatchPayload) => Promise<void>) | undefined;
  const consumer = {
    events: { CRASH: 'crash' },
    connect: () => Promise.resolve(void (isConnected = true)),
    disconnect: () => Promise.resolve(void (isConnected = false)),
    subscribe: () => Promise.resolve(),
    on: () => undefined,
    run: (options: { eachBatch: typeof eachBatch }) => Promise.resolve(void (eachBatch = options.eachBatch)),
  };
  const give = (...offsets: number[]) => {
    const batch = {
      partition: 0,
      messages: offsets.map((offset) => ({ offset: String(offset) })),
      lastOffset: () => String(offsets.at(-1)),
    };
    return eachBatch?.({ batch } as unknown as EachBatchPayload);
  };
  return { kafka: { consumer: () => consumer } as unknown as Kafka, give, isConnected: () => isConnected };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('reads up to the end', async () => {
  const { kafka, give, isConnected } = silentKafka();
  let count = 0;
  const reading = readTopic(kafka, { topic: TOPIC, ends, signal: new AbortController().signal }, ({ length }) => void (count += length));
  await settled();
  await give(0, 1);
  await reading;
  expect([count, isConnected()]).toEqual([2, false]);
});

it('ends early when it is told to, though nothing more comes, and hands on nothing that comes later', async () => {
  const { kafka, give, isConnected } = silentKafka();
  const stopping = new AbortController();
  let count = 0;
  const reading = readTopic(kafka, { topic: TOPIC, ends, signal: stopping.signal }, ({ length }) => void (count += length));
  await settled();
  await give(0);
  stopping.abort();
  await expect(reading).rejects.toThrow('aborted');
  await give(1);
  expect([count, isConnected()]).toEqual([1, false]);
});

it('does not begin once it was told to end', async () => {
  const { kafka, isConnected } = silentKafka();
  await expect(readTopic(kafka, { topic: TOPIC, ends, signal: AbortSignal.abort() }, () => undefined)).rejects.toThrow('aborted');
  expect(isConnected()).toBe(false);
});
