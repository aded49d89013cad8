import {
  goldenAttributes,
  goldenSlotsOf,
  type CustomerGoldenChanged,
  type GoldenSlot,
  type SlotAddress,
  type SlotValue,
} from '@trueup/canonical-schema';

/** The snapshot with these values besides its own. */
export function withSlots(
  golden: CustomerGoldenChanged,
  more: readonly (SlotAddress & { readonly value: SlotValue })[],
): CustomerGoldenChanged {
  const provenance: GoldenSlot['provenance'] = {
    source: golden.founder,
    valueTime: golden.meta.recordedAt,
    timeQuality: 'diff',
    verification: 'UNKNOWN',
    rule: 'owner',
    contractVersion: 'test',
    correlationId: null,
    losers: [],
  };
  const added = more.map((slot): GoldenSlot => ({ ...slot, state: 'value', provenance }));
  return { ...golden, ...goldenAttributes([...goldenSlotsOf(golden), ...added]) };
}
