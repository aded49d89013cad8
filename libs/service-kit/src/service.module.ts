import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown, type Type } from '@nestjs/common';
import { EventBus } from '@trueup/event-bus';
import { DataSource } from 'typeorm';
import { openDatabase } from './database';
import { HealthController } from './health/health.controller';
import { Health } from './health/health';
import { Metrics } from './metrics';
import { ServiceConfig } from './service-config';
import type { ServiceOptions } from './service-options';

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
  return openDatabase({ url: databaseUrl, schema: databaseSchema, migrations });
}

async function startBus(config: ServiceConfig, health: Health, database?: DataSource): Promise<EventBus> {
  const bus = new EventBus(config.bus, database);
  await bus.start();
  health.add('event-bus', () => bus.health().problem);
  if (database) health.add('database', async () => void (await database.query('SELECT 1')));
  return bus;
}
