import { sourceKey, type CustomerDelivered, type PartyKind, type SourceRef } from '@trueup/canonical-schema';
import { normalise, unite, type NormaliseSetting } from '@trueup/identity';
import type { StoredRecord } from './stored-record';

/** A record that a connector created or found for a customer. It is a member at once, and says nothing until it is observed. */
export function takeCreated(known: StoredRecord | undefined, created: Created, setting: NormaliseSetting): StoredRecord {
  const { target, event, kind } = created;
  const ourKey = { key: event.createKey ?? '', customerId: event.customerId };
  const base = { source: target, kind, segment: null, lifecycle: 'present' } as const;
  const view = normalise({ ...base, claims: [], references: [], ourKey, mergedInto: null }, setting);
  if (known) {
    const firstRecordedAt = Math.min(known.firstRecordedAt, event.meta.recordedAt);
    return { ...known, firstRecordedAt, identity: unite(view, known.identity) };
  }
  const firsts = { order: null, firstRecordedAt: event.meta.recordedAt, claims: {}, link: null, completeness: 'whole' } as const;
  return { ...base, ...firsts, key: sourceKey(target), identity: view };
}

export interface Created {
  readonly event: CustomerDelivered;
  readonly target: SourceRef;
  /** Kind of the customer. */
  readonly kind: PartyKind;
}
