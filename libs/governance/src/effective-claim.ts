import { timeThatCounts, isWitnessed, type Claim } from './claim';
import type { KeptClaim, MemberView } from './golden-input';
import { standingOf } from './policy';
import type { SlotPolicy } from './slot-policy';
import { stableJson } from './stable-json';

/**
 * What one record says about one slot after all: its last value, unless an erasure followed, or a clear that the row lets
 * count. A clear by a record that only fills in is no word at all.
 */
export function effectiveClaim(member: MemberView, kept: readonly KeptClaim[], policy: SlotPolicy): Claim | undefined {
  const [only] = kept;
  if (only?.state === 'value' && kept.length === 1) return only.origin === 'ours' ? undefined : claimBy(member, only);
  const source = kept.filter(({ origin }) => origin !== 'ours').map((claim) => claimBy(member, claim));
  const value = newest(source.filter(({ state }) => state === 'value'));
  const after = newest(source.filter(({ state }) => state === 'cleared' || state === 'erased'));
  if (!after) return value;
  if (after.state === 'erased') return after;
  const counts = policy.row.empty === 'clears' && isWitnessed(after) && standingOf(after, policy) !== 'fill';
  return counts || !value ? after : value;
}

function claimBy({ source }: MemberView, claim: KeptClaim): Claim {
  const { state, value, valueTime, timeQuality, verification, receivedAt, correlationId } = claim;
  return { source, state, value, valueTime, timeQuality, verification, receivedAt, correlationId };
}

function newest(claims: readonly Claim[]): Claim | undefined {
  const rank = (claim: Claim) => [Number(isWitnessed(claim)), timeThatCounts(claim), claim.receivedAt] as const;
  if (claims.length < 2) return claims[0];
  return claims.slice().sort((left, right) => {
    const [a, b] = [rank(right), rank(left)];
    return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || (stableJson(left) < stableJson(right) ? -1 : 1);
  })[0];
}
