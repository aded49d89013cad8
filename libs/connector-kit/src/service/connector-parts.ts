import { Inject, Injectable } from '@nestjs/common';
import { EventBus } from '@trueup/event-bus';
import { Health, Metrics, ServiceConfig } from '@trueup/service-kit';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';

/** What every service gives its connectors. */
@Injectable()
export class ConnectorParts {
  @Inject(ServiceConfig) readonly config!: ServiceConfig;
  @Inject(DataSource) readonly database!: DataSource;
  @Inject(EventBus) readonly bus!: EventBus;
  @Inject(Metrics) readonly metrics!: Metrics;
  @Inject(Health) readonly health!: Health;
  @Inject(PinoLogger) readonly logger!: PinoLogger;
}
