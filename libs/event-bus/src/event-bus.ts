import type { EventMeta, SchemaPath } from '@trueup/canonical-schema';
import type { DataSource } from 'typeorm';
import type { BusHealth } from './bus-health';
import type { BusSettings } from './bus-settings';
import type { Outgoing } from './outgoing';
import type { Subscription } from './subscription';
import type { Transaction } from './transaction';

/** Publishes and consumes the cell's events. The database is the service's own schema; without one only `publishNow` works. */
export class EventBus {
  constructor(
    private readonly settings: BusSettings,
    private readonly database?: DataSource,
  ) {}

  /** Creates missing topics, registers the schemas and starts the outbox's publishers. */
  async start(): Promise<void> {
    throw new Error(`not yet ${this.settings.cell} ${String(this.database)}`);
  }

  async stop(): Promise<void> {
    throw new Error('not yet');
  }

  async subscribe(subscription: Subscription): Promise<void> {
    throw new Error(`not yet ${subscription.group}`);
  }

  /** State and outgoing events in one Postgres transaction, for loops and HTTP. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    throw new Error(`not yet ${String(work)}`);
  }

  /** Durable in Kafka on return, past the outbox. */
  async publishNow<P extends SchemaPath>(event: Outgoing<P>): Promise<void> {
    throw new Error(`not yet ${event.key}`);
  }

  /** Fills in what follows from the cause; a chain without cause correlates by `correlationId`, else by its own id. */
  meta(cause: EventMeta | undefined, own: { eventId: string; correlationId?: string }): EventMeta {
    return {
      eventId: own.eventId,
      correlationId: cause?.correlationId ?? own.correlationId ?? own.eventId,
      causationId: cause?.eventId ?? null,
      cell: this.settings.cell,
      recordedAt: Date.now(),
      producer: this.settings.producer,
      contractVersion: null,
      modelVersion: null,
    };
  }

  health(): BusHealth {
    return { assigned: false, lag: {}, outbox: 0 };
  }
}
