import { BUS_MIGRATIONS } from '@trueup/event-bus';
import { openDatabase } from '@trueup/service-kit';
import type { Kafka, KafkaMessage } from 'kafkajs';
import type { DataSource } from 'typeorm';
import { type Batch, bringAll, type Told } from './bring-again';
import { type Ends, endsOf, readTopic } from './read-topic';
import { measureThroughput, type Throughput } from './throughput';
import { copyTables, insertsOf } from './written-rows';

const SCHEMA = 'floor';
/** As many as a resolver takes in one transaction at most. */
const RECORDS_AT_ONCE = 100;
const TIMEOUT_MS = 120_000;

export interface Written {
  /** The resolver's, after it has taken in every record of `observed`. */
  readonly database: DataSource;
  readonly url: string;
  readonly kafka: Kafka;
  /** Topics by the names that they have in Kafka: what the resolver has read, and what it has told. */
  readonly observed: string;
  readonly told: readonly string[];
  onProgress(fraction: number): void;
  /** Seconds of CPU that the servers have used so far, by name. */
  serverSeconds(): Readonly<Record<string, number>>;
}

/**
 * How fast the results of a load could be made durable if judging cost nothing: the rows that the resolver has written go into the same
 * tables, empty again, and the events that it has told through an outbox into Kafka, in transactions of the same size, one after the other
 * for each partition of the observed topic, which is read meanwhile. Rows lie ready as parameters before the clock starts.
 *
 * It is no resolver: it decodes, compares and looks up nothing, holds no row against others, and writes each row once, as it was at last,
 * where a resolver writes some again with every record that joins them. It is not the least that any design could do either: it takes
 * the tables, the outbox and the bytes as they are.
 */
export async function measureFloor(written: Written): Promise<Throughput> {
  const { kafka, observed, onProgress } = written;
  const database = await openDatabase({ url: written.url, schema: SCHEMA, migrations: BUS_MIGRATIONS });
  const stopping = new AbortController();
  try {
    const ends = await endsOf(kafka, observed);
    const batches = batchesOf(ends);
    await dealRows(batches, { from: written.database, to: database });
    for (const topic of written.told) await dealEvents(batches, { kafka, topic, signal: stopping.signal });
    await database.query('CHECKPOINT');
    const [figures] = await Promise.all([
      measureThroughput(database, {
        before: 0,
        count: [...ends.values()].reduce((sum, end) => sum + end, 0),
        timeoutMs: TIMEOUT_MS,
        isRunning: () => !stopping.signal.aborted,
        onProgress,
        cpuSeconds: () => ({ writer: ownSeconds(), ...written.serverSeconds() }),
      }),
      bringAll(batches, { database, kafka, observed, ends, signal: stopping.signal }),
    ]);
    return figures;
  } finally {
    stopping.abort();
    await database.query(`DROP SCHEMA ${SCHEMA} CASCADE`);
    await database.destroy();
  }
}

function batchesOf(ends: Ends): Batch[] {
  return [...ends].flatMap(([partition, end]) =>
    Array.from({ length: Math.ceil(end / RECORDS_AT_ONCE) }, (_, at) => ({
      partition,
      next: Math.min(end, (at + 1) * RECORDS_AT_ONCE),
      rows: [],
      events: [],
    })),
  );
}

async function dealRows(batches: readonly Batch[], { from, to }: { readonly from: DataSource; readonly to: DataSource }): Promise<void> {
  for (const table of await copyTables(from, to)) {
    const inserts = await insertsOf(from, table, batches.length);
    for (const [at, insert] of inserts.entries()) batches[at]?.rows.push(insert);
  }
}

interface Dealing {
  readonly kafka: Kafka;
  readonly topic: string;
  readonly signal: AbortSignal;
}

/** Makes a topic like this one and deals out its messages, those of each partition evenly. */
async function dealEvents(batches: readonly Batch[], { kafka, topic, signal }: Dealing): Promise<void> {
  const ends = await endsOf(kafka, topic);
  const admin = kafka.admin();
  await admin.connect();
  const configEntries = [{ name: 'message.timestamp.type', value: 'LogAppendTime' }];
  await admin.createTopics({ topics: [{ topic: `${SCHEMA}.${topic}`, numPartitions: ends.size, configEntries }] });
  await admin.disconnect();
  let count = 0;
  await readTopic(kafka, { topic, ends, signal }, (messages, partition) => {
    for (const message of messages) {
      batches[count % batches.length]?.events.push({ topic: `${SCHEMA}.${topic}`, message: { ...plain(message), partition } });
      count += 1;
    }
  });
}

function plain({ key, value, headers = {} }: KafkaMessage): Omit<Told['message'], 'partition'> {
  const texts = Object.entries(headers).map(([name, text]) => [name, String(text)] as const);
  return { key: String(key), value: value ?? Buffer.alloc(0), headers: Object.fromEntries(texts) };
}

function ownSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
