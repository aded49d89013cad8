import { claimsOf, slotId, sourceKey, type CustomerObserved } from '@trueup/canonical-schema';
import type { KeptClaim } from '@trueup/governance';
import { normalise, unite, type NormaliseSetting } from '@trueup/identity';
import { keepClaims } from './keep-claims';
import { compareOrder, type ObservationOrder } from './observation-order';
import type { StoredRecord } from './stored-record';

/** What an observation made of a record. */
export interface Observation {
  readonly record: StoredRecord;
  /** Whether it is the newest word of the record; an older or repeated one changes no standing. */
  readonly isNews: boolean;
  /** slotIds whose claim it changed. */
  readonly changed: readonly string[];
}

/** The record after an observation. Any order of the same observations makes the same record. */
export function observe(known: StoredRecord | undefined, event: CustomerObserved, setting: NormaliseSetting): Observation {
  const order = orderOf(event);
  const isNews = !known?.order || compareOrder(order, known.order) > 0;
  const claims = claimsOf(event).map((claim): KeptClaim => ({
    ...claim,
    correlationId: event.meta.correlationId,
    receivedAt: event.receivedAt,
  }));
  const view = normalise({ ...event, claims }, setting);
  const standing = isNews || !known ? event : known;
  const store = keepClaims(known?.claims ?? {}, claims, order);
  const record: StoredRecord = {
    key: sourceKey(event.source),
    source: event.source,
    kind: [standing.kind, event.kind, known?.kind].find((kind) => kind !== undefined && kind !== 'UNKNOWN') ?? 'UNKNOWN',
    segment: standing.segment,
    lifecycle: standing.lifecycle,
    order: isNews ? order : (known?.order ?? order),
    firstRecordedAt: Math.min(known?.firstRecordedAt ?? Infinity, event.meta.recordedAt),
    identity: known ? (isNews ? unite(known.identity, view) : unite(view, known.identity)) : view,
    claims: store,
    link: known?.link ?? null,
    completeness: known?.completeness ?? 'whole',
  };
  const changed = claims.map(slotId).filter((id) => isChanged(known, store, id));
  return { record, isNews, changed: [...new Set(changed)] };
}

function isChanged(known: StoredRecord | undefined, store: StoredRecord['claims'], id: string): boolean {
  const before = known?.claims[id];
  const after = store[id];
  return (
    before?.value?.claim.correlationId !== after?.value?.claim.correlationId ||
    before?.none?.claim.correlationId !== after?.none?.claim.correlationId
  );
}

function orderOf({ meta, sourceVersion, sourceTime, fetchSequence, receivedAt, baseline }: CustomerObserved): ObservationOrder {
  return { sourceVersion, sourceTime, fetchSequence, receivedAt, eventId: meta.eventId, ...(baseline ? { isBaseline: true } : {}) };
}
