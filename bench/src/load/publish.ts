import { sourceKey, TOPICS } from '@trueup/canonical-schema';
import type { EventBus } from '@trueup/event-bus';
import { observedRecord, type RecordOf } from './observed-record';

const AT_ONCE = 2_000;

export interface Arrivals {
  readonly count: number;
  readonly cell: string;
  recordAt(place: number): RecordOf;
}

/** Puts the records on the topic as a first load would, before anybody reads. */
export async function publishArrivals(bus: EventBus, { count, cell, recordAt }: Arrivals): Promise<void> {
  for (let at = 0; at < count; at += AT_ONCE) {
    const places = Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, index) => at + index);
    const events = places.map((place) => observedRecord(recordAt(place), cell));
    await Promise.all(
      events.map((event) => bus.publishNow<'customer/observed.v1'>({ topic: TOPICS.observed, key: sourceKey(event.source), event })),
    );
  }
}
