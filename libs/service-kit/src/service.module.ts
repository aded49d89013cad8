import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { BUS_MIGRATIONS, EventBus } from '@trueup/event-bus';
import { DataSource } from 'typeorm';
import { openDatabase } from './database';
import { HealthController } from './health/health.controller';
import { Health } from './health/health';
import { serviceLog } from './logger';
import { Metrics } from './metrics';
import { ServiceConfig } from './service-config';
import type { ServiceOptions } from './service-options';
import { untilItAnswers } from './until-it-answers';

/** The service's database, or undefined for a service without one. */
export const DATABASE = Symbol('database');

/** What every part of a service can ask for: configuration, database, event bus, health, metrics. */
@Global()
@Module({})
export class ServiceModule implements OnApplicationShutdown {
  constructor(
    @Inject(EventBus) private readonly bus: EventBus,
    @Inject(DATABASE) private readonly database: DataSource | undefined,
  ) {}

  static around(options: ServiceOptions, config: ServiceConfig): DynamicModule {
    const imports: Type[] = [options.module];
    const providers = [
      { provide: ServiceConfig, useValue: config },
      Metrics,
      Health,
      { provide: DATABASE, useFactory: () => databaseOf(options, config) },
      { provide: DataSource, useFactory: (database?: DataSource) => database ?? {}, inject: [{ token: DATABASE, optional: true }] },
      { provide: EventBus, useFactory: startBus, inject: [ServiceConfig, Health, { token: DATABASE, optional: true }] },
    ];
    return {
      module: ServiceModule,
      imports,
      controllers: [HealthController],
      providers,
      exports: [ServiceConfig, Metrics, Health, DataSource, EventBus],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.bus.stop();
    await this.database?.destroy();
  }
}

async function databaseOf(
  { databaseSchema, migrations = [] }: ServiceOptions,
  { databaseUrl }: ServiceConfig,
): Promise<DataSource | undefined> {
  if (!databaseSchema) return undefined;
  if (!databaseUrl) throw new Error('DATABASE_URL is missing: this service keeps its state in PostgreSQL.');
  // The bus keeps its tables beside the service's own; a service that names them too changes nothing.
  const all = [...new Set([...BUS_MIGRATIONS, ...migrations])];
  return untilItAnswers('The database', () => openDatabase({ url: databaseUrl, schema: databaseSchema, migrations: all }));
}

async function startBus(config: ServiceConfig, health: Health, database?: DataSource): Promise<EventBus> {
  const bus = new EventBus(config.bus, database, serviceLog(config));
  await untilItAnswers('Kafka or the schema registry', () => bus.start());
  health.add('event-bus', () => {
    const { problem, assigned } = bus.health();
    return problem ?? (assigned ? undefined : 'Partitions are being assigned.');
  });
  if (database) health.add('database', async () => void (await database.query('SELECT 1')));
  return bus;
}
