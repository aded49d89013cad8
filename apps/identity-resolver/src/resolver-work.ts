import type { EventBus } from '@trueup/event-bus';
import type { Work } from './adapters/kafka/contract-watch';
import { resolverHandlers } from './adapters/kafka/resolver-handlers';
import { Recompute, type Pace } from './adapters/postgres/recompute';
import type { RecomputeWork } from './adapters/postgres/recompute-queue';

const GROUP = 'identity-resolver';

/** What a resolver does while what it has read counts: it takes partitions, and judges again whom an activation concerns. */
export class ResolverWork implements Work {
  private stopReading: (() => Promise<void>) | undefined;
  private readonly stopped = { abort: (): void => undefined, ended: Promise.resolve() };

  constructor(
    private readonly bus: EventBus,
    private readonly work: RecomputeWork,
    private readonly pace: Pace,
  ) {}

  async begin(): Promise<void> {
    this.stopReading = await this.bus.subscribe({ group: GROUP, handlers: resolverHandlers(this.work.handling) });
    const stop = new AbortController();
    this.stopped.abort = () => stop.abort();
    this.stopped.ended = new Recompute(this.work, this.pace).run(stop.signal);
  }

  /** Resolves when nothing of it runs any more. */
  async end(): Promise<void> {
    this.stopped.abort();
    await Promise.all([this.stopped.ended, this.stopReading?.()]);
    this.stopReading = undefined;
  }
}
