import {
  TOPICS,
  type CustomerDelivered,
  type CustomerGoldenChanged,
  type CustomerObserved,
  type CustomerWritePlanned,
  type EventOf,
  type SchemaPath,
  type Topic,
} from '@trueup/canonical-schema';
import { BUS_MIGRATIONS, EventBus, type BusSettings, type TopicHandler } from '@trueup/event-bus';
import { NO_CODES, parseContract, type Contract, type SystemRow, type SystemsConfig } from '@trueup/governance';
import { Metrics } from '@trueup/service-kit';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { AnyConnector, Logger } from '../connector';
import { stateConsumer } from '../control/known-states';
import { StateWatcher } from '../control/watch-states';
import { goldenConsumer } from '../loops/golden-consumer';
import { rawConsumer } from '../loops/raw-consumer';
import type { SystemRuntime } from '../loops/system-runtime';
import { vendorWork } from '../loops/vendor-work';
import { runtimeOf } from '../service/runtime-of';
import { CONNECTOR_MIGRATIONS } from '../store/migrations';
import { fakeConnector } from './fake-connector';
import { FakeVendor } from './fake-vendor';
import { systemRow } from './system-row';

/** A system that runs against a vendor in memory. */
export interface RunningSystem {
  readonly vendor: FakeVendor;
  readonly runtime: SystemRuntime;
  readonly system: string;
}

/** The loops on the real bus and database, with vendors in memory; what they publish is kept. */
export class KitFixture {
  readonly seen: { schema: SchemaPath; event: EventOf[SchemaPath] }[] = [];
  mayWrite = true;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>[] = [];

  private constructor(
    readonly bus: EventBus,
    readonly database: DataSource,
    private readonly given: { readonly systems: SystemsConfig; readonly contract: Contract; readonly schema: string },
  ) {}

  static async start(rows: readonly Partial<SystemRow>[]): Promise<KitFixture> {
    const schema = `kit_${randomBytes(4).toString('hex')}`;
    const systems = [systemRow({ system: 'crm-one', family: 'crm', vendor: 'other' }), ...rows.map((row) => erpRow(row))];
    const config: SystemsConfig = { cell: 'test', addressCheck: { check: 'structure', countries: null }, systems };
    const contract = parseContract(readFileSync(join(__dirname, '../../../../config/ownership.yaml'), 'utf8'), config);
    const database = await openSchema(schema);
    const bus = new EventBus(settingsOf(schema, config), database);
    await bus.start();
    const fixture = new KitFixture(bus, database, { systems: config, contract, schema });
    await bus.subscribe({ group: 'watch', handlers: Object.values(TOPICS).map((topic) => fixture.#keep(topic)) });
    return fixture;
  }

  /** Runs a row of the configuration. */
  async run(system: string, connectorOf: (vendor: FakeVendor) => AnyConnector = fakeConnector): Promise<RunningSystem> {
    const row = this.given.systems.systems.find((one) => one.system === system);
    if (!row) throw new Error(`${system} is not configured`);
    const vendor = new FakeVendor();
    const { systems, contract } = this.given;
    const config = { systems, contract, codes: NO_CODES, overlays: new Map(), gatewayUrl: null, env: {} };
    const parts = { config, bus: this.bus, metrics: new Metrics(), log: quiet };
    const runtime = runtimeOf(row, connectorOf(vendor), { ...parts, mayWrite: () => this.mayWrite });
    const states = new StateWatcher(this.bus);
    await states.begin([runtime]);
    await this.bus.subscribe({ group: system, handlers: [rawConsumer(runtime), goldenConsumer(runtime), stateConsumer(states.changed)] });
    this.#running.push(states.watch([runtime], this.#stop.signal));
    this.#running.push(vendorWork(runtime, this.#stop.signal));
    return { vendor, runtime, system };
  }

  async golden(event: CustomerGoldenChanged): Promise<CustomerGoldenChanged> {
    await this.bus.publishNow({ topic: TOPICS.goldenChanged, key: event.customerId, event });
    return event;
  }

  /** The observed events for which `is` holds, once there are `count`. */
  observed(is: (event: CustomerObserved) => boolean, count = 1): Promise<CustomerObserved[]> {
    return until(`${count} observed`, () => atLeast(this.events('customer/observed.v1').filter(is), count));
  }

  delivered(system: string, outcome: CustomerDelivered['outcome'], count = 1): Promise<CustomerDelivered[]> {
    const is = (event: CustomerDelivered) => event.system === system && event.outcome === outcome;
    return until(`${count} ${outcome} in ${system}`, () => atLeast(this.events('customer/delivered.v1').filter(is), count));
  }

  planned(system: string, count = 1): Promise<CustomerWritePlanned[]> {
    const is = (event: CustomerWritePlanned) => event.system === system;
    return until(`${count} planned in ${system}`, () => atLeast(this.events('customer/write-planned.v1').filter(is), count));
  }

  events<P extends SchemaPath>(schema: P): EventOf[P][] {
    return this.seen.filter((one) => one.schema === schema).map(({ event }) => event as EventOf[P]);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running);
    await this.bus.stop();
    await this.database.query(`DROP SCHEMA ${this.given.schema} CASCADE`);
    await this.database.destroy();
  }

  #keep(topic: Topic): TopicHandler {
    return {
      topic,
      handle: (batch) =>
        Promise.resolve((tx) => {
          tx.afterCommit(() => this.seen.push(...batch.flatMap(({ event }) => (event ? [{ schema: topic.schema, event }] : []))));
          return Promise.resolve();
        }),
    };
  }
}

function atLeast<T>(found: T[], count: number): T[] | undefined {
  return found.length >= count ? found : undefined;
}

/** What `look` finds, as soon as it finds something. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>, ms = 20_000): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`not within ${ms} ms: ${what}`);
}

function erpRow(row: Partial<SystemRow>): SystemRow {
  const settings = { pollOverlapMs: 2_000, createSettleMs: 50, createWaitMs: 1_500, ...row.settings };
  return systemRow({ family: 'erp', brand: null, ...row, pollSeconds: row.pollSeconds ?? 0.2, settings });
}

function settingsOf(schema: string, { cell, systems }: SystemsConfig): BusSettings {
  return {
    kafka: { brokers: required('TEST_KAFKA_BROKERS').split(',') },
    registry: { url: required('TEST_REGISTRY_URL') },
    topicPrefix: `${schema}.`,
    cell,
    producer: 'connector-kit',
    systems: systems.map(({ system }) => system),
    partitions: 2,
  };
}

async function openSchema(schema: string): Promise<DataSource> {
  const database = new DataSource({
    type: 'postgres',
    url: required('TEST_DATABASE_URL'),
    poolSize: 10,
    extra: { options: `-c search_path=${schema} -c statement_timeout=20000` },
    migrations: [...BUS_MIGRATIONS, ...CONNECTOR_MIGRATIONS],
    migrationsTableName: 'migration',
  });
  await database.initialize();
  await database.query(`CREATE SCHEMA ${schema}`);
  await database.runMigrations();
  return database;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. This suite runs against real servers: start them with npm test, or name running ones.`);
  return value;
}

const quiet: Logger = { info: () => undefined, warn: () => undefined, error: (fields, message) => console.error(message, fields) };
