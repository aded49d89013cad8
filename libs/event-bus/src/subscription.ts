import type { SchemaPath, Topic } from '@trueup/canonical-schema';
import type { Incoming } from './incoming';
import type { Transaction } from './transaction';

/** Runs in the one Postgres transaction that also moves the offset; may run again after a rollback, so it keeps no state of its own. */
export type Effects = (tx: Transaction) => Promise<void>;

/** What is done with the records of one topic. */
export interface TopicHandler<P extends SchemaPath = SchemaPath> {
  readonly topic: Topic;
  /** How many records it takes in one transaction at most; 100 where it says nothing. Where one of them is at fault, they are halved until it stands alone. */
  readonly atOnce?: number;
  /**
   * Gets records of one partition in order, at most `atOnce`, and answers what to commit with their offsets.
   * A `CodedError` parks the record it is about; any other error holds the partition and is tried again.
   */
  handle(batch: readonly Incoming<P>[]): Promise<Effects>;
}

/** One consumer group of this cell and the topics it reads. */
export interface Subscription {
  /** Without the cell's prefix. */
  readonly group: string;
  readonly handlers: readonly TopicHandler[];
}
