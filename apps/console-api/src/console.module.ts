import { Inject, Logger, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventBus } from '@trueup/event-bus';
import { ServiceConfig } from '@trueup/service-kit';
import { DataSource } from 'typeorm';
import { BaselineController } from './baseline/baseline.controller';
import { projectionsOf } from './projections/projections';
import { DecisionsController } from './reviews/decisions.controller';
import { Foresight } from './reviews/foreseen';
import { ReviewsController } from './reviews/reviews.controller';
import { CustomersController } from './routes/customers.controller';
import { FiguresController } from './routes/figures.controller';
import { SystemsController } from './routes/systems.controller';
import { TraceController } from './routes/trace.controller';
import { WorkController } from './routes/work.controller';
import { WhyController } from './why/why.controller';

const TRACE_DAYS = 30;
const CLEAN_EVERY_MS = 60 * 60 * 1000;

@Module({
  controllers: [
    CustomersController,
    TraceController,
    FiguresController,
    ReviewsController,
    DecisionsController,
    WorkController,
    SystemsController,
    BaselineController,
    WhyController,
  ],
  providers: [Foresight],
})
export class ConsoleModule implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger(ConsoleModule.name);
  #cleaning: NodeJS.Timeout | undefined;

  constructor(
    @Inject(EventBus) private readonly bus: EventBus,
    @Inject(ServiceConfig) private readonly config: ServiceConfig,
    @Inject(DataSource) private readonly database: DataSource,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const systems = this.config.systems.systems.map(({ system }) => system);
    await this.bus.subscribe({ group: 'console-api', handlers: projectionsOf(systems, this.config.systems.addressCheck) });
    this.#cleaning = setInterval(() => void this.forgetOldTraces(), CLEAN_EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.#cleaning);
  }

  private async forgetOldTraces(): Promise<void> {
    const before = Date.now() - TRACE_DAYS * 24 * 60 * 60 * 1000;
    try {
      await this.database.query('DELETE FROM trace_step WHERE at < $1', [before]);
    } catch (error) {
      this.#log.warn({ err: error }, 'Old traces could not be forgotten; it is tried again in an hour.');
    }
  }
}
