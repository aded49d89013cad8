import type { Relation } from '@trueup/canonical-schema';
import type { KeptClaim } from '@trueup/governance';
import { employerIn, partyOf } from '@trueup/identity';
import { keptClaims } from './keep-claims';
import type { StoredRecord } from './stored-record';

type Claims = Pick<StoredRecord, 'claims'>;

/** The customer that holds a record now, by the record's key; for a record that is not known yet, the one that it would found. */
export type HolderOf = (key: string) => string;

/** Keys of the records that a record ever named: the other parties of its relations, the organisations of its contexts. */
export function partiesOf({ claims }: Claims): string[] {
  const named: string[] = [];
  for (const { value, none } of Object.values(claims)) {
    const claim = value?.claim ?? none?.claim;
    const party = claim && partyNamed(claim);
    if (party !== undefined) named.push(party);
  }
  return named.length === 0 ? named : [...new Set(named)].sort();
}

/** Keys of the organisations' records above a site's record now. */
export function organisationsOf({ claims }: Claims): string[] {
  if (!Object.keys(claims).some((id) => id.startsWith('relations.organisation#'))) return [];
  return keptClaims(claims).flatMap((claim) => (claim.slot === 'relations.organisation' && stands(claim) ? (partyOf(claim) ?? []) : []));
}

/** Whether a relation is one, and still stands. */
export function stands({ state, value }: KeptClaim): boolean {
  return state === 'value' && (value as Relation).active;
}

function partyNamed(claim: KeptClaim): string | undefined {
  return partyOf(claim) ?? employerIn(claim.context);
}
