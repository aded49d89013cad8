import type { Slot, SlotClaim } from '@trueup/canonical-schema';

const NONE: readonly SlotClaim[] = [];

/** The claims of some slots, in their order. Most records say nothing of most slots, so that nothing is made for those. */
export function claimsIn(claims: readonly SlotClaim[], slots: readonly Slot[]): readonly SlotClaim[] {
  let found: SlotClaim[] | undefined;
  for (const claim of claims) if (slots.includes(claim.slot)) (found ??= []).push(claim);
  return found ?? NONE;
}
