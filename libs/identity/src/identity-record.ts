import type { Lifecycle, OurKey, PartyKind, Reference, SlotClaim, SourceRef } from '@trueup/canonical-schema';

/** One source record as matching sees it. `claims` are source claims only: what Trueup wrote is no evidence. */
export interface IdentityRecord {
  readonly source: SourceRef;
  readonly kind: PartyKind;
  readonly segment: string | null;
  readonly claims: readonly SlotClaim[];
  readonly references: readonly Reference[];
  readonly ourKey: OurKey | null;
  readonly mergedInto: SourceRef | null;
  readonly lifecycle: Lifecycle;
}

/** What a record needs from its surroundings to be normalised. */
export interface NormaliseSetting {
  readonly cell: string;
  /** ISO alpha-2 code used where the record names no country. */
  readonly country: string | null;
}
