import type { Lifecycle, PartyKind, SourceRef } from '@trueup/canonical-schema';
import type { KeptClaim } from '@trueup/governance';
import type { NormalisedRecord } from '@trueup/identity';
import type { ObservationOrder } from './observation-order';

/** A claim and the observation that last made it; `witnessed` is the observation to which its time belongs. */
export interface StampedClaim {
  readonly claim: KeptClaim;
  readonly order: ObservationOrder;
  readonly witnessed: ObservationOrder;
}

/** What a record last said about one slot: its last value, and its last word that it has none. */
export interface SlotStore {
  readonly value: StampedClaim | null;
  readonly none: StampedClaim | null;
}

/** Where a record belongs. `linkVersion` grows whenever it changes customer; times are epoch milliseconds. */
export interface Link {
  readonly customerId: string;
  readonly linkVersion: number;
  readonly linkedAt: number;
  readonly because: string;
}

/** Everything that the resolver keeps of one source record. */
export interface StoredRecord {
  readonly key: string;
  readonly source: SourceRef;
  readonly kind: PartyKind;
  readonly segment: string | null;
  readonly lifecycle: Lifecycle;
  /** The newest observation; null where the record is known from its creation only. */
  readonly order: ObservationOrder | null;
  readonly firstRecordedAt: number;
  /** Whatever it ever said that can be matched. */
  readonly identity: NormalisedRecord;
  /** By slotId. */
  readonly claims: Readonly<Record<string, SlotStore>>;
  readonly link: Link | null;
  /** partial: one of its keys is over its bound and not every candidate was compared. */
  readonly completeness: 'whole' | 'partial';
}
