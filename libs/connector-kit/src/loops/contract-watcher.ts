import { TOPICS } from '@trueup/canonical-schema';
import type { EventBus, TopicHandler, Transaction } from '@trueup/event-bus';
import { activate, activeContract } from '../store/active-contract';
import { Signal } from './signal';

const LOOK_MS = 2_000;

/** Knows whether the contract that counts is the one this process has read. Until it is, nothing is written. */
export class ContractWatcher {
  readonly #changed = new Signal();
  #active: string | undefined;

  constructor(
    private readonly bus: EventBus,
    private readonly own: { readonly cell: string; readonly contractVersion: string },
  ) {}

  mayWrite(): boolean {
    return this.#active === this.own.contractVersion;
  }

  /** Why this process is not ready, in one sentence. */
  problem(): string | undefined {
    if (this.mayWrite()) return undefined;
    if (this.#active === undefined) return 'No contract is active yet; the resolver activates the first one.';
    return `Contract ${this.#active} is active and this process has read ${this.own.contractVersion}: start it with the active one, or activate its own with \`trueup activate\`.`;
  }

  handler(): TopicHandler<'customer/contract-activated.v1'> {
    return {
      topic: TOPICS.contractActivated,
      handle: (batch) =>
        Promise.resolve(async (tx: Transaction) => {
          for (const { event } of batch) if (event && event.meta.cell === this.own.cell) await activate(tx, event);
          tx.afterCommit(() => this.#changed.wake());
        }),
    };
  }

  /** Other processes of the service may have read the event, so the table is looked at as well. */
  async watch(aborted: AbortSignal): Promise<void> {
    while (!aborted.aborted) {
      this.#active = await this.bus.transaction((tx) => activeContract(tx, this.own.cell));
      await this.#changed.wait(LOOK_MS, aborted);
    }
  }
}
