import {
  observedAttributes,
  sourceKey,
  TOPICS,
  type CustomerDelivered,
  type CustomerObserved,
  type OurKey,
  type SlotClaim,
} from '@trueup/canonical-schema';
import { eventIdFrom, type Outgoing } from '@trueup/event-bus';
import type { Identity, MappedRecord } from './mapped-record';
import { correlationsOf, sourceOf, type SystemRuntime } from './system-runtime';

/** The observed event of a record in which something is new. */
export function observedEvent(
  runtime: SystemRuntime,
  record: MappedRecord,
  said: { readonly identity: Identity; readonly claims: readonly SlotClaim[]; readonly ourKey: OurKey | null },
): Outgoing<'customer/observed.v1'> {
  const { event, reading, ref } = record;
  const { identity, claims, ourKey } = said;
  const source = sourceOf(runtime, ref);
  const observed: CustomerObserved = {
    meta: runtime.bus.meta(event.meta, { eventId: eventIdFrom('observed', event.meta.eventId) }),
    source,
    rawEventId: event.meta.eventId,
    kind: identity.kind,
    segment: identity.segment,
    lifecycle: reading.lifecycle,
    mergedInto: identity.mergedInto && sourceOf(runtime, identity.mergedInto),
    feed: event.feed,
    baseline: reading.baseline,
    sourceVersion: reading.version,
    sourceTime: reading.sourceTime,
    fetchSequence: reading.sequence,
    receivedAt: reading.receivedAt,
    objects: identity.objects.map((object) => sourceOf(runtime, object)),
    references: [...identity.references],
    ourKey,
    ...observedAttributes(claims),
  };
  return { topic: TOPICS.observed, key: sourceKey(source), event: observed };
}

/** How a reading ended in which there was nothing to observe. */
export interface ReadingEnd extends Pick<CustomerDelivered, 'customerId' | 'goldenVersion' | 'linkVersion'> {
  readonly outcome: 'absorbed' | 'superseded';
}

const REASON: Readonly<Record<ReadingEnd['outcome'], string>> = {
  absorbed: 'The record holds what Trueup wrote.',
  superseded: 'A newer state of the record was read before it.',
};

/** Settles the changes behind a reading that the resolver does not see: it was the echo of our own write, or overtaken. */
export function readingEnded(
  runtime: SystemRuntime,
  { event, ref, reading }: MappedRecord,
  end: ReadingEnd,
): Outgoing<'customer/delivered.v1'> {
  const delivered: CustomerDelivered = {
    meta: runtime.bus.meta(event.meta, { eventId: eventIdFrom(end.outcome, event.meta.eventId) }),
    customerId: end.customerId,
    goldenVersion: end.goldenVersion,
    linkVersion: end.linkVersion,
    system: runtime.row.system,
    target: sourceOf(runtime, ref),
    operation: 'none',
    outcome: end.outcome,
    reason: REASON[end.outcome],
    settles: correlationsOf(event),
    changes: [],
    references: [],
    createKey: null,
    targetVersion: reading.version,
    waveId: null,
    attempts: 0,
    cost: null,
    calledAt: null,
    completedAt: null,
  };
  return { topic: TOPICS.delivered, key: end.customerId, event: delivered };
}
