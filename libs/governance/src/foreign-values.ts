import { sourceKey, type ForeignValue } from '@trueup/canonical-schema';
import { isWitnessed, timeThatCounts, type Claim } from './claim';
import type { Disposition, ForeignCondition } from './contract-row';
import type { Settled } from './golden-slots';
import { standingOf } from './policy';
import { byText } from './slot-order';
import { stableJson } from './stable-json';
import { doesHold, type Subject } from './subject';

/** A value that somebody without a say put somewhere, with what the contract does about it. */
export interface Foreign {
  readonly claim: Claim;
  /** The slot where it was put. */
  readonly settled: Settled;
  readonly entry: ForeignValue & { readonly disposition: Disposition };
}

const NONE: readonly Foreign[] = [];

/** The foreign values of one slot: they differ from golden, were seen to come, and are newer. Parts of a group are so together. */
export function foreignValues(settled: Settled, subject: Subject): readonly Foreign[] {
  const { policy, golden } = settled;
  const claims = settled.claims.filter(
    (claim, at) => isForeign(claim, at, settled) && stableJson(claim.value) !== stableJson(golden?.value ?? null),
  );
  if (claims.length === 0) return NONE;
  const then = policy.row.onForeignWrite.find(({ when }) => when === null || isGiven(when, settled, subject))?.then;
  if (!then) return NONE;
  return claims
    .sort((left, right) => byText(sourceKey(left.source), sourceKey(right.source)))
    .map((claim) => {
      const { source, correlationId } = claim;
      const entry = { source, ...policy.address, disposition: then, valueTime: timeThatCounts(claim), correlationId };
      return { claim, entry, settled };
    });
}

function isForeign(claim: Claim, at: number, settled: Settled): boolean {
  const { policy, golden, isPinned, isFillUnused, wonAt } = settled;
  const whole = settled.wholes[at] ?? claim;
  if (golden && timeThatCounts(whole) <= wonAt) return false;
  if (claim.state === 'cleared' && policy.row.empty === 'ignore') return false;
  const standing = standingOf(claim, policy);
  if (standing === 'propose' && claim.timeQuality !== 'baseline' && claim.state === 'value') return true;
  if (!isWitnessed(whole) || claim.state === 'erased') return false;
  return isPinned || standing === 'foreign' || standing === 'propose' || (standing === 'fill' && isFillUnused);
}

function isGiven(condition: ForeignCondition, { golden }: Settled, subject: Subject): boolean {
  if (condition === 'validated') return golden?.provenance.verification === 'verified';
  return doesHold(condition, subject);
}
