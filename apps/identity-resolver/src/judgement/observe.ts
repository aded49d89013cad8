import { claimsOf, sourceKey, type CustomerObserved } from '@trueup/canonical-schema';
import type { KeptClaim } from '@trueup/governance';
import { normalise, unite, type NormaliseSetting } from '@trueup/identity';
import { keepClaims } from './keep-claims';
import { compareOrder, type ObservationOrder } from './observation-order';
import type { StampedClaim, StoredRecord } from './stored-record';

/** What an observation made of a record. */
export interface Observation {
  readonly record: StoredRecord;
  /** Whether it is the newest word of the record; an older or repeated one changes no standing. */
  readonly isNews: boolean;
}

/** The record after an observation. Any order of the same observations makes the same record. */
export function observe(known: StoredRecord | undefined, event: CustomerObserved, setting: NormaliseSetting): Observation {
  const order = orderOf(event);
  const isNews = !known?.order || compareOrder(order, known.order) > 0;
  const { source, kind, segment, lifecycle, references, ourKey, mergedInto, receivedAt, meta } = event;
  const told = { correlationId: meta.correlationId, receivedAt };
  const claims = claimsOf(event).map((claim): KeptClaim => Object.assign(claim, told));
  const view = normalise({ source, kind, segment, lifecycle, claims, references, ourKey, mergedInto }, setting);
  const standing = isNews || !known ? event : known;
  const record: StoredRecord = {
    key: sourceKey(source),
    source,
    kind: [standing.kind, kind, known?.kind].find((one) => one !== undefined && one !== 'UNKNOWN') ?? 'UNKNOWN',
    segment: standing.segment,
    lifecycle: standing.lifecycle,
    order: isNews ? order : (known?.order ?? order),
    firstRecordedAt: Math.min(known?.firstRecordedAt ?? Infinity, meta.recordedAt),
    identity: known ? (isNews ? unite(known.identity, view) : unite(view, known.identity)) : view,
    claims: keepClaims(known?.claims ?? {}, claims, order),
    link: known?.link ?? null,
    completeness: known?.completeness ?? 'whole',
  };
  return { record, isNews };
}

/** slotIds whose claim an observation changed. */
export function changedSlots(before: StoredRecord | undefined, after: StoredRecord): string[] {
  return Object.keys(after.claims).filter((id) => {
    const [was, is] = [before?.claims[id], after.claims[id]];
    return isOther(was?.value, is?.value) || isOther(was?.none, is?.none);
  });
}

function isOther(one: StampedClaim | null | undefined, other: StampedClaim | null | undefined): boolean {
  return one?.claim.correlationId !== other?.claim.correlationId;
}

function orderOf({ meta, sourceVersion, sourceTime, fetchSequence, receivedAt, baseline }: CustomerObserved): ObservationOrder {
  return { sourceVersion, sourceTime, fetchSequence, receivedAt, eventId: meta.eventId, ...(baseline ? { isBaseline: true } : {}) };
}
