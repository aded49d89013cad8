import { splitKey, type PartyKind, type Slot, type SlotClaim } from '@trueup/canonical-schema';

const BUSINESS = 'business:';
const PARENTS: readonly Slot[] = ['relations.organisation', 'relations.salesParent', 'relations.billingParent'];

/** Key of the record that a business context names; undefined for any other context. */
export function employerIn(context: string): string | undefined {
  return context.startsWith(BUSINESS) ? context.slice(BUSINESS.length) : undefined;
}

/** Keys of the records for which a person acts: those of its business contexts and of its relations. */
export function employersOf(kind: PartyKind, claims: readonly SlotClaim[]): string[] {
  if (kind === 'organisation' || kind === 'site') return [];
  return claims.flatMap((claim) => partyOf(claim) ?? employerIn(claim.context) ?? []);
}

/** Keys of the records that stand above a company or site. */
export function parentsOf(kind: PartyKind, claims: readonly SlotClaim[]): string[] {
  return kind === 'person' ? [] : claims.filter(({ slot }) => PARENTS.includes(slot)).flatMap((claim) => partyOf(claim) ?? []);
}

/** Key of the record to which a relation points; undefined where the claim is none. */
export function partyOf({ slot, key }: Pick<SlotClaim, 'slot' | 'key'>): string | undefined {
  return slot.startsWith('relations.') ? splitKey(key, 1)[0] : undefined;
}
