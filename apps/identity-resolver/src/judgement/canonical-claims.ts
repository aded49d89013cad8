import { joinKey, slotId, type Relation, type SlotAddress } from '@trueup/canonical-schema';
import { timeThatCounts, type KeptClaim } from '@trueup/governance';
import { employerIn, partyOf } from '@trueup/identity';
import type { HolderOf } from './parties';

/** The address with the customers that hold the records which it names. */
export function canonicalAddress<T extends SlotAddress>(address: T, holderOf: HolderOf): T {
  const [party, employer] = [partyOf(address), employerIn(address.context)];
  if (party === undefined && employer === undefined) return address;
  return {
    ...address,
    key: party === undefined ? address.key : joinKey([holderOf(party)]),
    context: employer === undefined ? address.context : `business:${holderOf(employer)}`,
  };
}

/**
 * A record's claims about customers instead of records. Where the record speaks twice of one customer, through two records of it, one
 * word stands: a value before none, a relation that stands before one that ended, then the newest.
 */
export function canonicalClaims(claims: readonly KeptClaim[], holderOf: HolderOf): readonly KeptClaim[] {
  // Most records name nobody.
  if (!claims.some(namesParty)) return claims;
  const named = claims.map((claim) => ({ was: slotId(claim), now: canonicalAddress(claim, holderOf) }));
  if (named.every(({ was, now }) => was === slotId(now))) return claims;
  const byAddress = Map.groupBy(named, ({ now }) => slotId(now));
  return [...byAddress.values()].flatMap((group) => {
    const told = new Set(group.map(({ was }) => was)).size;
    const words = group.map(({ now }) => now);
    return told === 1 ? words : words.sort(byStanding).slice(0, 1);
  });
}

function namesParty(address: SlotAddress): boolean {
  return partyOf(address) !== undefined || employerIn(address.context) !== undefined;
}

/** slotIds by records as slotIds by customers. */
export function canonicalSlots(slots: readonly string[], claims: readonly SlotAddress[], holderOf: HolderOf): string[] {
  const names = new Map(claims.map((claim) => [slotId(claim), slotId(canonicalAddress(claim, holderOf))] as const));
  return [...new Set(slots.map((slot) => names.get(slot) ?? slot))];
}

function byStanding(left: KeptClaim, right: KeptClaim): number {
  return (
    rank(right) - rank(left) || timeThatCounts(right) - timeThatCounts(left) || (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1)
  );
}

function rank({ state, value, slot }: KeptClaim): number {
  if (state !== 'value') return 0;
  return slot.startsWith('relations.') && !(value as Relation).active ? 1 : 2;
}
