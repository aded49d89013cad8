import type { EventOf, SchemaPath, Topic } from '@trueup/canonical-schema';

/** One record to publish; a null event is a tombstone. */
export interface Outgoing<P extends SchemaPath = SchemaPath> {
  readonly topic: Topic;
  readonly key: string;
  readonly event: EventOf[P] | null;
}
