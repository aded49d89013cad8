import type { SchemaPath } from '@trueup/canonical-schema';
import type { Outgoing } from './outgoing';
import type { ParkedKey, ParkRequest } from './park-request';

/** One Postgres transaction: state, outgoing events, parked items and, for a consumer, the offset. */
export interface Transaction {
  /** Rows of one statement, in the service's own schema. */
  query<R = unknown>(sql: string, parameters?: unknown[]): Promise<R[]>;
  /** Goes to the outbox with this transaction and to Kafka after it, in order per key. */
  publish<P extends SchemaPath>(event: Outgoing<P>): void;
  park(item: ParkRequest): void;
  /** Ends parked items of a key as superseded. */
  closeParked(key: ParkedKey, because: string): void;
  /** Runs when the commit is durable; never after a rollback. */
  afterCommit(then: () => void): void;
}
