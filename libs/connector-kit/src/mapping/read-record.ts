import { SLOTS, type Slot, type SlotAddress, type SlotValue, type Verification } from '@trueup/canonical-schema';
import type { MappedClaim, Mapping, MappingContext } from './mapping';
import { defaultContext, defaultKey } from './place';
import { isMapped } from './row';

/** What a record says about one slot, with its full address. */
export interface MappedSlot extends SlotAddress {
  readonly state: MappedClaim['state'];
  readonly value: SlotValue | null;
  readonly changedAt: number | null;
  readonly verification: Verification;
  readonly partId: string | null;
  readonly unmapped?: string;
}

/** Everything that a record says about slots. */
export function readRecord<Wire extends object>(mapping: Mapping<Wire>, wire: Wire, at: MappingContext<Wire>): MappedSlot[] {
  return SLOTS.flatMap((slot) => {
    const row = mapping.rows[slot];
    return isMapped(row) ? row.read(wire, at).map((claim) => mappedSlot(slot, claim, at)) : [];
  });
}

/** A claim with what its slot says where the row is silent. */
export function mappedSlot<Wire>(slot: Slot, claim: MappedClaim, at: MappingContext<Wire>): MappedSlot {
  return {
    slot,
    key: claim.key ?? defaultKey(slot, at),
    context: defaultContext(slot) === '' ? '' : (claim.context ?? defaultContext(slot)),
    state: claim.state,
    value: claim.state === 'value' ? claim.value : null,
    changedAt: claim.changedAt ?? null,
    verification: claim.verification ?? 'UNKNOWN',
    partId: claim.partId ?? null,
    ...(claim.unmapped === undefined ? {} : { unmapped: claim.unmapped }),
  };
}
