import { TOPICS, type CustomerContractActivated } from '@trueup/canonical-schema';
import { eventIdFrom, type EventBus, type TopicHandler } from '@trueup/event-bus';
import type { ServiceConfig } from '@trueup/service-kit';
import { activationProblem, firstActivation, type Activation } from '../../use-cases/activate-contract';
import { activeContract, databaseTime, holdJudgement, saveActivation } from '../postgres/activations';

/** What follows from being allowed to judge, or no longer being. */
export interface Work {
  begin(): Promise<void>;
  end(): Promise<void>;
}

/** Watches which contract and model are active. The first resolver of a cell activates its own; whoever holds others waits. */
export class ContractWatch {
  private active: Activation | undefined;
  private isWorking = false;

  constructor(
    private readonly bus: EventBus,
    private readonly config: ServiceConfig,
    private readonly work: Work,
  ) {}

  get problem(): string | undefined {
    return activationProblem(this.active, ownActivation(this.config));
  }

  async start(): Promise<void> {
    this.active = await this.bus.transaction(async (tx) => {
      await holdJudgement(tx);
      const known = await activeContract(tx, await databaseTime(tx));
      if (known) return known;
      const first = this.first(await databaseTime(tx));
      await saveActivation(tx, first);
      tx.publish({ topic: TOPICS.contractActivated, key: this.config.cell, event: first });
      return first;
    });
    await this.follow();
  }

  /** Every process must see every activation, so what was read is asked of the table and not remembered from a partition. */
  handler(then: () => void): TopicHandler {
    return {
      topic: TOPICS.contractActivated,
      handle: (batch) =>
        Promise.resolve(async (tx) => {
          for (const { event } of batch) if (event) await saveActivation(tx, event as CustomerContractActivated);
          tx.afterCommit(then);
        }),
    };
  }

  /** Reads again which ones are active: by an event, or because the time of one has come. */
  async refresh(): Promise<void> {
    this.active = (await this.bus.transaction(async (tx) => activeContract(tx, await databaseTime(tx)))) ?? this.active;
    await this.follow();
  }

  private async follow(): Promise<void> {
    const mayWork = this.problem === undefined;
    if (mayWork === this.isWorking) return;
    await (mayWork ? this.work.begin() : this.work.end());
    this.isWorking = mayWork;
  }

  private first(now: number): CustomerContractActivated {
    const { cell, contract, contractText, matching, matchingText } = this.config;
    const eventId = eventIdFrom('contract-activated', cell, contract.version, matching.version);
    const meta = { ...this.bus.meta(undefined, { eventId }), recordedAt: now };
    return firstActivation({ contract: contractText, model: matchingText }, ownActivation(this.config), meta);
  }
}

/** What this process has read. */
export function ownActivation({ contract, matching }: Pick<ServiceConfig, 'contract' | 'matching'>): Activation {
  return { contract: contract.version, model: matching.version };
}
