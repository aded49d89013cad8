import { sourceKey, type ForeignValue } from '@trueup/canonical-schema';
import { timeThatCounts, type Rejection } from '@trueup/governance';
import { canonicalAddress } from './canonical-claims';
import type { Circular } from './cycles';
import { keptClaims } from './keep-claims';
import type { HolderOf } from './parties';
import type { StoredRecord } from './stored-record';

/** A relation that would put a customer above itself. `via` are the customers from the other party back to this one. */
export interface CircleRefusal extends Rejection {
  readonly via: readonly string[];
}

/** The relations of these members that close a circle, with the address under which they would have been golden. */
export function refusedCircles(members: readonly StoredRecord[], circular: Circular, holderOf: HolderOf): CircleRefusal[] {
  return members.flatMap(({ key, source, claims }) => {
    const refused = circular.get(key);
    if (!refused) return [];
    return [...refused].sort().flatMap(([id, via]) => {
      const claim = keptClaims({ [id]: claims[id] ?? { value: null, none: null } })[0];
      if (!claim) return [];
      const { slot, key: party, context } = canonicalAddress(claim, holderOf);
      return [{ source, slot, key: party, context, valueTime: timeThatCounts(claim), correlationId: claim.correlationId, via }];
    });
  });
}

/** As a snapshot shows it, so that it is told once. */
export function asForeign({ via: _via, ...refusal }: CircleRefusal): ForeignValue {
  return { ...refusal, disposition: 'reject' };
}

/** Whether the last snapshot showed it already. */
export function isKnown(refusal: CircleRefusal, foreign: readonly ForeignValue[]): boolean {
  return foreign.some(
    (value) =>
      value.disposition === 'reject' &&
      value.correlationId === refusal.correlationId &&
      value.slot === refusal.slot &&
      sourceKey(value.source) === sourceKey(refusal.source),
  );
}
