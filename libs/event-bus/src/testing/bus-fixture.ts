import { randomBytes } from 'node:crypto';
import { type CustomerRaw, rawTopic } from '@trueup/canonical-schema';
import { Kafka, logLevel } from 'kafkajs';
import { DataSource } from 'typeorm';
import type { BusSettings } from '../bus-settings';
import { EventBus } from '../event-bus';
import { eventIdFrom } from '../event-id';
import { BUS_MIGRATIONS } from '../migrations';

export const system = 'shop';
export const topic = rawTopic(system);
/** Where the worker of these suites passes on what it handled. */
export const passedOn = rawTopic('copy');

/** What a process needs to join a fixture's bus. */
export interface Joining {
  readonly schema: string;
  readonly databaseUrl: string;
  readonly settings: BusSettings;
}

/** A cell of its own on the real infrastructure, so that suites do not meet. */
export interface BusFixture extends Joining {
  readonly database: DataSource;
  readonly kafka: Kafka;
  /** With the cell's prefix. */
  fullName(topic: string): string;
  newBus(settings?: Partial<BusSettings>): EventBus;
  close(): Promise<void>;
}

export async function busFixture(settings: Partial<BusSettings> = {}): Promise<BusFixture> {
  const name = `bus_${randomBytes(5).toString('hex')}`;
  const joining: Joining = {
    schema: name,
    databaseUrl: required('TEST_DATABASE_URL'),
    settings: {
      kafka: { brokers: required('TEST_KAFKA_BROKERS').split(',') },
      registry: { url: required('TEST_REGISTRY_URL') },
      topicPrefix: `${name}.`,
      cell: name,
      producer: 'fixture',
      systems: [system, 'copy'],
      partitions: 3,
      ...settings,
    },
  };
  const database = await connect(joining);
  await database.query(`CREATE SCHEMA ${name}`);
  await database.runMigrations();
  const kafka = new Kafka({
    brokers: [...joining.settings.kafka.brokers],
    logLevel: logLevel.NOTHING,
    retry: { retries: 30, maxRetryTime: 1_000 },
  });
  return {
    ...joining,
    database,
    kafka,
    fullName: (plain) => `${name}.${plain}`,
    newBus: (own) => new EventBus({ ...joining.settings, ...own }, database),
    close: async () => {
      await database.query(`DROP SCHEMA ${name} CASCADE`);
      await database.destroy();
      await deleteTopics(kafka, `${name}.`);
    },
  };
}

/** The database of a fixture, its schema first. */
export async function connect({ databaseUrl, schema }: Pick<Joining, 'databaseUrl' | 'schema'>): Promise<DataSource> {
  const database = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    poolSize: 8,
    extra: { options: `-c search_path=${schema} -c statement_timeout=20000 -c synchronous_commit=on` },
    migrations: BUS_MIGRATIONS,
    migrationsTableName: 'migration',
  });
  return database.initialize();
}

/** A raw event; equal parts make equal events. */
export function rawEvent(key: string, sequence: number, bytes = 200): CustomerRaw {
  const eventId = eventIdFrom('fixture', key, String(sequence));
  const now = Date.now();
  return {
    meta: {
      eventId,
      correlationId: eventId,
      causationId: null,
      cell: 'fixture',
      recordedAt: now,
      producer: 'fixture',
      contractVersion: null,
      modelVersion: null,
    },
    system,
    kind: 'record',
    feed: 'poll',
    source: { system, type: 'customer', id: key },
    deliveryId: null,
    subject: null,
    contentType: 'application/json',
    headers: {},
    body: Buffer.from(JSON.stringify({ key, sequence, fill: 'x'.repeat(bytes) })),
    sourceVersion: String(sequence),
    sourceTime: null,
    fetchSequence: sequence,
    generation: null,
    baseline: false,
    receivedAt: now,
  };
}

/** Resolves when `isSo` is true; rejects with what was waited for. */
export async function eventually(isSo: () => boolean | Promise<boolean>, what: string, timeoutMs = 20_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function deleteTopics(kafka: Kafka, prefix: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  const own = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
  await admin.deleteTopics({ topics: own });
  await admin.disconnect();
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. These suites run against real servers: start them with npm test, or name running ones.`);
  return value;
}
