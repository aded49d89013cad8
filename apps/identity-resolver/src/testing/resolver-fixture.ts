import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  sourceKey,
  TOPICS,
  type CustomerDecided,
  type CustomerDelivered,
  type CustomerGoldenChanged,
  type CustomerObserved,
  type CustomerReviewRequested,
  type SchemaPath,
  type Topic,
} from '@trueup/canonical-schema';
import { BUS_MIGRATIONS, busSettingsFrom, EventBus, type Outgoing } from '@trueup/event-bus';
import { parseSystems } from '@trueup/governance';
import { openDatabase } from '@trueup/service-kit';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { ResolverProcess } from './resolver-process';

const CONFIG = join(__dirname, '../../../../config');

/** A cell of its own with a database of its own on the real servers: resolvers run in it as processes, the spec reads what they publish. */
export class ResolverFixture {
  readonly golden: CustomerGoldenChanged[] = [];
  readonly reviews: CustomerReviewRequested[] = [];
  readonly processes: ResolverProcess[] = [];

  private constructor(
    readonly env: Readonly<Record<string, string>>,
    private readonly bus: EventBus,
    private readonly own: { readonly database: DataSource; drop(): Promise<void> },
  ) {}

  static async open(): Promise<ResolverFixture> {
    const name = `resolver_${randomBytes(4).toString('hex')}`;
    const root = new DataSource({ type: 'postgres', url: required('TEST_DATABASE_URL') });
    await root.initialize();
    await root.query(`CREATE DATABASE ${name}`);
    const url = new URL(required('TEST_DATABASE_URL'));
    url.pathname = `/${name}`;
    const env = {
      ...{ DATABASE_URL: url.href, KAFKA_BROKERS: required('TEST_KAFKA_BROKERS'), SCHEMA_REGISTRY_URL: required('TEST_REGISTRY_URL') },
      ...{
        TRUEUP_TOPIC_PREFIX: `${name}.`,
        TRUEUP_CELL: name,
        TRUEUP_CONFIG_DIR: CONFIG,
        TRUEUP_API_KEY: 'spec-key-0123456789',
        PORT: '0',
      },
    };
    const database = await openDatabase({ url: url.href, schema: 'spec', migrations: BUS_MIGRATIONS });
    const { systems } = parseSystems(readFileSync(join(CONFIG, 'systems.yaml'), 'utf8'));
    const settings = { ...busSettingsFrom(env), producer: 'spec', systems: systems.map(({ system }) => system) };
    const fixture = new ResolverFixture(env, new EventBus(settings, database), {
      database,
      drop: async () => {
        await database.destroy();
        await root.query(`DROP DATABASE ${name} WITH (FORCE)`);
        await root.destroy();
      },
    });
    await fixture.listen();
    return fixture;
  }

  get database(): DataSource {
    return this.own.database;
  }

  /** Starts one, in the configuration of the cell unless `env` says otherwise. */
  async startResolver(env: Readonly<Record<string, string>> = {}): Promise<ResolverProcess> {
    const started = await ResolverProcess.start({ ...this.env, ...env });
    this.processes.push(started);
    return started;
  }

  async observe(...events: CustomerObserved[]): Promise<void> {
    await this.publish(TOPICS.observed, events, ({ source }) => sourceKey(source));
  }

  async deliver(...events: CustomerDelivered[]): Promise<void> {
    await this.publish(TOPICS.delivered, events, ({ customerId }) => customerId);
  }

  async decide(...events: CustomerDecided[]): Promise<void> {
    await this.publish(TOPICS.decided, events, ({ decisionId }) => decisionId);
  }

  /** The newest snapshot of a customer. */
  newest(customerId: string): CustomerGoldenChanged | undefined {
    return this.golden.filter((event) => event.customerId === customerId).sort((left, right) => right.version - left.version)[0];
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.kill()));
    await this.bus.stop();
    await this.own.drop();
  }

  private async publish<E extends Outgoing['event'] & object>(
    topic: Topic,
    events: readonly E[],
    key: (event: E) => string,
  ): Promise<void> {
    await Promise.all(events.map((event) => this.bus.publishNow<SchemaPath>({ topic, key: key(event), event })));
  }

  private async listen(): Promise<void> {
    await this.bus.start();
    const into = <E>(topic: Topic, list: E[]) => ({
      topic,
      handle: (batch: readonly { readonly event: unknown }[]) =>
        Promise.resolve(async (tx: { afterCommit(then: () => void): void }) =>
          tx.afterCommit(() => list.push(...batch.flatMap(({ event }) => (event as E) ?? []))),
        ),
    });
    await this.bus.subscribe({
      group: 'spec',
      handlers: [into(TOPICS.goldenChanged, this.golden), into(TOPICS.reviewRequested, this.reviews)],
    });
  }
}

/** The first thing that `look` finds; rejects with what was waited for. */
export async function found<T>(what: string, look: () => T | undefined | Promise<T | undefined>, timeoutMs = 40_000): Promise<T> {
  for (const end = Date.now() + timeoutMs; ;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > end) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. This suite runs against real servers: start them with npm test, or name running ones.`);
  return value;
}
