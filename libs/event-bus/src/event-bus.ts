import { type EventMeta, type EventOf, type SchemaPath, type Topic, topicsOf } from '@trueup/canonical-schema';
import type { Admin, Kafka } from 'kafkajs';
import pino from 'pino';
import type { DataSource } from 'typeorm';
import type { BusHealth } from './bus-health';
import type { BusLog } from './bus-log';
import type { BusSettings } from './bus-settings';
import { Codec } from './codec';
import { createTopics } from './create-topics';
import { GroupConsumer } from './group-consumer';
import { kafkaClient } from './kafka-client';
import { Outbox } from './outbox';
import type { Outgoing } from './outgoing';
import { ParkedCount } from './parked-count';
import { Parking } from './parking';
import { PublishQueue } from './publish-queue';
import { RecordMaker } from './record-maker';
import { type ClientOver, ReliableProducer } from './reliable-producer';
import { safeError } from './safe-error';
import { SchemaStore } from './schema-store';
import { nullSealer } from './sealer';
import type { Subscription } from './subscription';
import { TraceMemory } from './trace-memory';
import { traceCreation, traceWork } from './traces';
import type { Transaction } from './transaction';
import { Transactions } from './transactions';
import { Turns } from './turns';

const batchesAtOnce = 2;

/** Publishes and consumes the cell's events. The database is the service's own schema; without one only `publishNow` works. */
export class EventBus {
  private readonly kafka: Kafka;
  private readonly admin: Admin;
  private readonly codec: Codec;
  private readonly maker: RecordMaker;
  private readonly producer: ReliableProducer;
  private readonly queue: PublishQueue;
  private readonly topics: readonly Topic[];
  private readonly consumers: GroupConsumer[] = [];
  private readonly turns = new Turns(batchesAtOnce);
  private readonly outbox: Outbox | undefined;
  private readonly transactions: Transactions | undefined;
  private readonly parkedCount: ParkedCount | undefined;

  constructor(
    private readonly settings: BusSettings,
    private readonly database?: DataSource,
    private readonly log: BusLog = pino({ name: 'event-bus', level: process.env['LOG_LEVEL'] ?? 'warn', serializers: { err: safeError } }),
  ) {
    this.kafka = kafkaClient(settings, log);
    this.admin = this.kafka.admin();
    this.topics = topicsOf(settings.systems);
    this.codec = new Codec(new SchemaStore(settings.registry), nullSealer, settings.topicPrefix);
    this.maker = new RecordMaker(this.codec, settings.topicPrefix);
    const client: ClientOver = (sockets) => kafkaClient(settings, log, sockets);
    this.producer = new ReliableProducer(client, log);
    this.queue = new PublishQueue(this.producer);
    if (!database) return;
    const shards = settings.outboxShards ?? 2;
    const outbox = new Outbox({ database, client, log }, shards);
    const names = new Set(this.topics.map(({ name }) => name));
    this.outbox = outbox;
    this.parkedCount = new ParkedCount(database, log);
    this.transactions = new Transactions({
      ...{ database, log, shards, fresh: outbox.fresh, maker: this.maker, traces: new TraceMemory() },
      parking: new Parking(settings, (name) => names.has(name)),
      wake: (touched) => outbox.wake(touched),
    });
  }

  /** Creates missing topics, registers the schemas and starts the outbox's publishers. */
  async start(): Promise<void> {
    await this.admin.connect();
    await createTopics(this.admin, this.topics, this.settings);
    for (let at = 0; at < this.topics.length; at += 4)
      await Promise.all(this.topics.slice(at, at + 4).map((topic) => this.codec.register(topic)));
    this.outbox?.start();
    this.parkedCount?.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
    await this.outbox?.stop();
    await this.parkedCount?.stop();
    await this.producer.close();
    await this.admin.disconnect();
  }

  /** Reads until the bus stops, or until what it gives is called. The group may still be joining on return; `health` tells when it has. */
  async subscribe(subscription: Subscription): Promise<() => Promise<void>> {
    const { database, transactions } = this.stateful();
    await createTopics(
      this.admin,
      subscription.handlers.map(({ topic }) => topic),
      this.settings,
    );
    const { topicPrefix, producer } = this.settings;
    const consumer = new GroupConsumer(this.kafka, {
      group: `${topicPrefix}${subscription.group}`,
      handlers: new Map(subscription.handlers.map((handler) => [`${topicPrefix}${handler.topic.name}`, handler])),
      ...{ database, admin: this.admin, log: this.log },
      lane: { room: producer, codec: this.codec, transactions, turns: this.turns, log: this.log },
    });
    this.consumers.push(consumer);
    consumer.start();
    return async () => {
      const at = this.consumers.indexOf(consumer);
      if (at >= 0) this.consumers.splice(at, 1);
      await consumer.stop();
    };
  }

  /** State and outgoing events in one Postgres transaction, for loops and HTTP. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.stateful().transactions.run(work);
  }

  /** Runs a loop's work, such as a call to a vendor, in a span that carries on the traces of the events that caused it. */
  tracing<T>(name: string, causes: readonly EventMeta[], work: () => Promise<T>): Promise<T> {
    const spans = causes.flatMap(({ eventId }) => this.transactions?.traces.get(eventId) ?? []);
    return traceWork(name, spans, work);
  }

  /** Durable in Kafka on return, past the outbox. Throws a transient `CodedError` where Kafka does not take it in time. */
  async publishNow<P extends SchemaPath>(event: Outgoing<P>): Promise<void> {
    await this.queue.add(await this.maker.make(event, traceCreation(event.topic.name, undefined)));
  }

  /** An event as bytes for a column of the service's own, readable by `eventOf` when the schema has grown since. */
  bytesOf<P extends SchemaPath>(topic: Topic, event: EventOf[P]): Promise<Buffer> {
    return this.codec.frame(topic, event);
  }

  /** What `bytesOf` made. */
  eventOf(topic: Topic, bytes: Buffer): Promise<EventOf[SchemaPath]> {
    return this.codec.decode(topic, { value: bytes, headers: {} });
  }

  /** Fills in what follows from the cause; a chain without cause correlates by `correlationId`, else by its own id. */
  meta(cause: EventMeta | undefined, own: { eventId: string; correlationId?: string }): EventMeta {
    return {
      eventId: own.eventId,
      correlationId: cause?.correlationId ?? own.correlationId ?? own.eventId,
      causationId: cause?.eventId ?? null,
      cell: this.settings.cell,
      recordedAt: Date.now(),
      producer: this.settings.producer,
      contractVersion: null,
      modelVersion: null,
    };
  }

  health(): BusHealth {
    const problem = this.outbox?.problem ?? this.consumers.find((consumer) => consumer.problem)?.problem;
    return {
      assigned: this.consumers.every(({ isAssigned }) => isAssigned),
      lag: Object.fromEntries(this.consumers.map(({ group, lag }) => [group.slice(this.settings.topicPrefix.length), lag])),
      outbox: this.outbox?.pending ?? 0,
      parked: { ...this.parkedCount?.open },
      ...(problem === undefined ? {} : { problem }),
    };
  }

  private stateful(): { database: DataSource; transactions: Transactions } {
    if (!this.database || !this.transactions) throw new Error('This bus was made without a database, so it can only publish.');
    return { database: this.database, transactions: this.transactions };
  }
}
