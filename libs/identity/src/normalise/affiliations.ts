import { splitKey, type PartyKind, type Slot, type SlotClaim } from '@trueup/canonical-schema';
import { claimsIn } from './claims-in';

const BUSINESS = 'business:';
const PARENTS: readonly Slot[] = ['relations.organisation', 'relations.salesParent', 'relations.billingParent'];

/** Key of the record that a business context names; undefined for any other context. */
export function employerIn(context: string): string | undefined {
  return context.startsWith(BUSINESS) ? context.slice(BUSINESS.length) : undefined;
}

/** Keys of the records for which a person acts: those of its business contexts and of its relations. */
export function employersOf(kind: PartyKind, claims: readonly SlotClaim[]): string[] {
  const keys: string[] = [];
  if (kind === 'organisation' || kind === 'site') return keys;
  for (const claim of claims) {
    const key = partyOf(claim) ?? employerIn(claim.context);
    if (key !== undefined) keys.push(key);
  }
  return keys;
}

/** Keys of the records that stand above a company or site. */
export function parentsOf(kind: PartyKind, claims: readonly SlotClaim[]): string[] {
  return kind === 'person' ? [] : claimsIn(claims, PARENTS).flatMap((claim) => partyOf(claim) ?? []);
}

/** Key of the record to which a relation points; undefined where the claim is none. */
export function partyOf({ slot, key }: Pick<SlotClaim, 'slot' | 'key'>): string | undefined {
  return slot.startsWith('relations.') ? splitKey(key, 1)[0] : undefined;
}
