import type { EventOf, SchemaPath } from '@trueup/canonical-schema';

/** One record as a handler sees it. */
export interface Incoming<P extends SchemaPath = SchemaPath> {
  /** Name without the cell's prefix, as in the topic table. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  /** Null is a tombstone. */
  readonly event: EventOf[P] | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Broker or producer time, epoch milliseconds. */
  readonly timestamp: number;
  /** The value as it lay on the topic, for a redrive; absent where a record was made by hand. */
  readonly bytes?: Buffer | null;
}
