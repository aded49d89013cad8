import { TOPICS, type CustomerContractActivated } from '@trueup/canonical-schema';
import { eventIdFrom, type EventBus, type TopicHandler } from '@trueup/event-bus';
import type { ServiceConfig } from '@trueup/service-kit';
import { activationProblem, firstActivation, type Activation } from '../../use-cases/activate-contract';
import { activeContract, saveActivation } from '../postgres/activations';

const ACTIVATION_LOCK = 741_300;

/** Watches which contract is active. The first resolver of a cell activates its own; whoever holds another one waits. */
export class ContractWatch {
  private active: Activation | undefined;

  constructor(
    private readonly bus: EventBus,
    private readonly config: ServiceConfig,
    private readonly onFit: () => Promise<void>,
  ) {}

  get problem(): string | undefined {
    return activationProblem(this.active, this.own());
  }

  async start(): Promise<void> {
    this.active = await this.bus.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [ACTIVATION_LOCK]);
      const known = await activeContract(tx, Date.now());
      if (known) return known;
      const first = this.first();
      await saveActivation(tx, first);
      tx.publish({ topic: TOPICS.contractActivated, key: this.config.cell, event: first });
      return first;
    });
    if (!this.problem) await this.onFit();
  }

  /** Every process must see every activation, so what was read is asked of the table and not remembered from a partition. */
  handler(): TopicHandler {
    return {
      topic: TOPICS.contractActivated,
      handle: (batch) =>
        Promise.resolve(async (tx) => {
          for (const { event } of batch) if (event) await saveActivation(tx, event as CustomerContractActivated);
        }),
    };
  }

  /** Reads again which contract is active. */
  async refresh(): Promise<void> {
    const hadProblem = this.problem !== undefined;
    this.active = (await this.bus.transaction((tx) => activeContract(tx, Date.now()))) ?? this.active;
    if (hadProblem && !this.problem) await this.onFit();
  }

  private own(): Activation {
    return { contract: this.config.contract.version, model: this.config.matching.version };
  }

  private first(): CustomerContractActivated {
    const { cell, contract, contractText, matching, matchingText } = this.config;
    const eventId = eventIdFrom('contract-activated', cell, contract.version, matching.version);
    return firstActivation({ contract: contractText, model: matchingText }, this.own(), this.bus.meta(undefined, { eventId }));
  }
}
