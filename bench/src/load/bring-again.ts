import { setTimeout as sleep } from 'node:timers/promises';
import type { Kafka, Message, Producer } from 'kafkajs';
import type { DataSource } from 'typeorm';
import { type Ends, readTopic } from './read-topic';
import { insertSql, PART, placed, type Statement } from './written-rows';

const EVENTS_AT_ONCE = 500;
/** Publishers of the outbox, as a service has them. */
const SHARDS = 2;
const IDLE_MS = 2;
const PUT = `${insertSql('outbox', [
  { name: 'slot', type: 'smallint' },
  { name: 'topic', type: 'text' },
  { name: 'key', type: 'text' },
  { name: 'value', type: 'bytea' },
  { name: 'headers', type: 'text' },
  { name: 'bytes', type: 'int' },
])} RETURNING id`;

export interface Told {
  readonly topic: string;
  readonly message: {
    readonly key: string;
    readonly value: Buffer;
    readonly headers: Record<string, string>;
    readonly partition: number;
  };
}

/** What one transaction brings: rows, events, and where it leaves its partition of the observed topic. */
export interface Batch {
  readonly partition: number;
  readonly next: number;
  readonly rows: Statement[];
  readonly events: Told[];
}

interface Way {
  /** With the tables that the rows go to. */
  readonly database: DataSource;
  readonly kafka: Kafka;
  readonly observed: string;
  readonly ends: Ends;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

interface Run extends Way {
  /** Messages that were read, by partition. */
  readonly arrived: Map<number, number>;
  /** What is committed and not in Kafka yet, by its id in the outbox; one map for each shard. */
  readonly waiting: readonly Map<string, Told>[];
}

/** Brings all of it, each batch when its part of the observed topic was read; ends when the last event is in Kafka and out of the outbox. */
export async function bringAll(batches: readonly Batch[], way: Way): Promise<void> {
  const { kafka, observed, ends, database, signal } = way;
  const run: Run = { ...way, arrived: new Map(), waiting: Array.from({ length: SHARDS }, () => new Map<string, Told>()) };
  for (const partition of ends.keys())
    await database.query(`INSERT INTO consumer_offset VALUES ('floor', $1, $2, 0)`, [observed, partition]);
  const producers = run.waiting.map(() => kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false }));
  await Promise.all(producers.map((producer) => producer.connect()));
  let isBrought = false;
  const bringing = [...ends.keys()].map(async (partition) => {
    for (const batch of batches.filter((one) => one.partition === partition)) await bring(batch, run);
  });
  try {
    await Promise.all([
      readTopic(kafka, { topic: observed, ends, signal }, (messages, partition) => {
        run.arrived.set(partition, (run.arrived.get(partition) ?? 0) + messages.length);
      }),
      Promise.all(bringing).then(() => (isBrought = true)),
      ...producers.map((producer, shard) => publish(producer, { run, shard, isDone: () => isBrought })),
    ]);
  } finally {
    await Promise.all(producers.map((producer) => producer.disconnect()));
  }
}

async function bring({ partition, next, rows, events }: Batch, { arrived, waiting, observed, database, signal }: Run): Promise<void> {
  while ((arrived.get(partition) ?? 0) < next) await sleep(IDLE_MS, undefined, { signal });
  const ids = await database.transaction(async (tx) => {
    await tx.query('UPDATE consumer_offset SET next = $1 WHERE topic = $2 AND partition = $3', [next, observed, partition]);
    for (const { sql, parameters } of rows) await tx.query(sql, [...parameters]);
    return events.length === 0 ? [] : tx.query<{ id: string }[]>(PUT, outboxRows(events));
  });
  for (const [at, { id }] of ids.entries()) if (events[at]) waiting[at % SHARDS]?.set(id, events[at]);
}

function outboxRows(events: readonly Told[]): unknown[] {
  const values = events.map(({ message }) => message.value);
  return [
    events.map((_, at) => at % SHARDS).join(PART),
    events.map(({ topic }) => topic).join(PART),
    events.map(({ message }) => message.key).join(PART),
    ...placed(values.map(({ length }) => length)),
    Buffer.concat(values),
    events.map(({ message }) => JSON.stringify(message.headers)).join(PART),
    values.map(({ length }) => length).join(PART),
  ];
}

/** Publishes what is in the outbox, which alone says so; the bytes are at hand, as they are for the service that put them there. */
async function publish(
  producer: Producer,
  { run, shard, isDone }: { readonly run: Run; readonly shard: number; isDone(): boolean },
): Promise<void> {
  const waiting = run.waiting[shard] ?? new Map<string, Told>();
  while (!isDone() || waiting.size > 0) {
    const committed = [...waiting.keys()].slice(0, EVENTS_AT_ONCE);
    if (committed.length === 0) {
      await sleep(IDLE_MS, undefined, { signal: run.signal });
      continue;
    }
    const rows = await run.database.query<{ id: string }[]>('SELECT id FROM outbox WHERE id = ANY($1::bigint[]) ORDER BY id', [committed]);
    await producer.sendBatch({ acks: -1, topicMessages: byTopic(rows.flatMap(({ id }) => waiting.get(id) ?? [])) });
    await run.database.transaction(async (tx) => {
      await tx.query('SET LOCAL synchronous_commit = off');
      await tx.query('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [committed]);
    });
    for (const id of committed) waiting.delete(id);
  }
}

function byTopic(told: readonly Told[]): { topic: string; messages: Message[] }[] {
  const topics = [...new Set(told.map(({ topic }) => topic))];
  return topics.map((name) => ({ topic: name, messages: told.filter(({ topic }) => topic === name).map(({ message }) => message) }));
}
