import { Inject, Logger, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { EventBus } from '@trueup/event-bus';
import { Health, Metrics, ServiceConfig } from '@trueup/service-kit';
import { ActivationController } from './adapters/http/activation.controller';
import { DecisionsController } from './adapters/http/decisions.controller';
import { ResolveController } from './adapters/http/resolve.controller';
import { ContractWatch, ownActivation } from './adapters/kafka/contract-watch';
import type { HandlerSetting } from './adapters/kafka/resolver-handlers';
import { mustCount } from './adapters/postgres/activations';
import { Attempts } from './adapters/postgres/attempts';
import { workDue } from './adapters/postgres/due-queue';
import { keepStatistics } from './adapters/postgres/planner-statistics';
import { recomputeLeft } from './adapters/postgres/recompute-rows';
import { storedRecords } from './adapters/postgres/stored-records';
import { PostgresShelf, type ShelfSetting } from './adapters/postgres/postgres-shelf';
import { shelfSettingOf } from './adapters/postgres/shelf-setting-of';
import { recomputeRate } from './recompute-rate';
import { ResolverWork } from './resolver-work';
import { settingOf } from './setting-of';
import { SETTING, SHELF_SETTING } from './tokens';
import type { Outcome } from './use-cases/outcome';
import { outgrown } from './use-cases/outgrown';
import type { Setting } from './use-cases/setting';
import { versionOf } from './version-of';

const GROUP = 'identity-resolver';
const REFRESH_MS = 2_000;
const COUNT_MS = 10_000;
const GROWTH_MS = 3_600_000;
const RECOMPUTE_AT_ONCE = 100;
const DUE_AT_ONCE = 200;

@Module({
  controllers: [ResolveController, DecisionsController, ActivationController],
  providers: [
    { provide: SHELF_SETTING, useFactory: shelfSettingOf, inject: [ServiceConfig, EventBus] },
    { provide: SETTING, useFactory: settingOf, inject: [ServiceConfig, EventBus] },
  ],
})
export class ResolverModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger(ResolverModule.name);
  #refreshing: NodeJS.Timeout | undefined;
  #isBusy = false;
  #growthSeenAt = 0;
  #countedAt = 0;
  #work: ResolverWork | undefined;
  readonly #again = new Attempts(RECOMPUTE_AT_ONCE, (error, told) =>
    this.#log.warn({ err: error, ...told }, 'Some could not be judged again after an activation; they are tried again, or parked at last.'),
  );
  readonly #due = new Attempts(DUE_AT_ONCE, (error, told) =>
    this.#log.warn({ err: error, ...told }, 'Some who are due could not be judged; they are tried again, or parked at last.'),
  );

  @Inject(EventBus) private readonly bus!: EventBus;
  @Inject(ServiceConfig) private readonly config!: ServiceConfig;
  @Inject(Health) private readonly health!: Health;
  @Inject(Metrics) private readonly metrics!: Metrics;
  @Inject(SHELF_SETTING) private readonly shelf!: ShelfSetting;
  @Inject(SETTING) private readonly setting!: Setting;

  async onApplicationBootstrap(): Promise<void> {
    const recompute = { bus: this.bus, handling: this.handling(), own: ownActivation(this.config), versionOf };
    this.#work = new ResolverWork(this.bus, recompute, { perSecond: recomputeRate(this.config.env), attempts: this.#again });
    const watch = new ContractWatch(this.bus, this.config, this.#work);
    this.health.add('contract', () => watch.problem);
    this.health.add('recompute', () => this.#again.problem);
    this.health.add('due', () => this.#due.problem);
    await watch.start();
    await this.bus.subscribe({ group: `${GROUP}-contract`, handlers: [watch.handler(() => void this.refresh(watch))] });
    this.#refreshing = setInterval(() => void this.refresh(watch), REFRESH_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#refreshing);
    await this.#work?.end();
  }

  private handling(): HandlerSetting {
    const { setting, shelf } = this;
    const own = ownActivation(this.config);
    return {
      setting,
      mustCount: (tx) => mustCount(tx, own),
      onResolved: (outcome) => this.count(outcome),
      shelfOn: (tx) => new PostgresShelf(tx, shelf),
    };
  }

  /** One at a time: what is due may take longer than the interval. */
  private async refresh(watch: ContractWatch): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await this.lookAgain(watch);
    } finally {
      this.#isBusy = false;
    }
  }

  private async lookAgain(watch: ContractWatch): Promise<void> {
    try {
      await watch.refresh();
    } catch (error) {
      this.#log.warn({ err: error }, 'The active contract could not be read; it is asked again shortly.');
    }
    await this.countLeft();
    await this.keepStatistics();
    if (watch.problem) return;
    await this.lookAtGrowth();
    await workDue({ bus: this.bus, handling: this.handling(), attempts: this.#due });
    this.metrics.triedAgain.set({ queue: 'recompute' }, this.#again.later);
    this.metrics.triedAgain.set({ queue: 'due' }, this.#due.later);
  }

  /** Counts are frozen in the model and a store grows: somebody should be told before its bands are far too low. */
  private async lookAtGrowth(): Promise<void> {
    if (Date.now() - this.#growthSeenAt < GROWTH_MS) return;
    this.#growthSeenAt = Date.now();
    try {
      const problem = outgrown(this.config.matching, await this.bus.transaction((tx) => storedRecords(tx)));
      if (problem !== undefined) this.#log.warn(problem);
    } catch (error) {
      this.#log.warn({ err: error }, 'How many records are stored could not be read; it is asked again in an hour.');
    }
  }

  private async keepStatistics(): Promise<void> {
    try {
      await this.bus.transaction((tx) => keepStatistics(tx));
    } catch (error) {
      this.#log.warn({ err: error }, 'The planner was not told how the tables grew; it is tried again shortly.');
    }
  }

  private async countLeft(): Promise<void> {
    if (Date.now() - this.#countedAt < COUNT_MS) return;
    this.#countedAt = Date.now();
    try {
      const left = await this.bus.transaction((tx) => recomputeLeft(tx));
      for (const [step, records] of Object.entries(left)) this.metrics.recomputeLeft.set({ step }, records);
    } catch (error) {
      this.#log.warn({ err: error }, 'How many are left to be judged again could not be read; it is asked again shortly.');
    }
  }

  private count({ golden, reviews, refusals, delivered }: Outcome): void {
    for (const { settles } of golden) {
      for (const { effect, source } of settles) this.metrics.events.inc({ outcome: effect, system: source.system });
    }
    this.metrics.events.inc({ outcome: 'golden', system: '' }, golden.length);
    this.metrics.events.inc({ outcome: 'review', system: '' }, reviews.filter(({ status }) => status === 'open').length);
    for (const { outcome, system } of delivered) this.metrics.events.inc({ outcome, system });
    for (const { source } of refusals) this.metrics.events.inc({ outcome: 'rejected', system: source.system });
  }
}
