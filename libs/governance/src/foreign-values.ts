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
  readonly entry: ForeignValue & { readonly disposition: Disposition };
}

/** The foreign values of one slot: they differ from golden, were seen to come, and are newer. Parts of a group are so together. */
export function foreignValues(settled: Settled, subject: Subject): Foreign[] {
  const { policy, golden } = settled;
  const then = policy.row.onForeignWrite.find(({ when }) => when === null || isGiven(when, settled, subject))?.then;
  if (!then) return [];
  return settled.claims
    .filter((claim) => isForeign(claim, settled) && stableJson(claim.value) !== stableJson(golden?.value ?? null))
    .filter((claim) => timeThatCounts(settled.wholes.get(claim) ?? claim) > (golden ? settled.wonAt : -Infinity))
    .sort((left, right) => byText(sourceKey(left.source), sourceKey(right.source)))
    .map((claim) => {
      const { source, correlationId } = claim;
      return { claim, entry: { source, ...policy.address, disposition: then, valueTime: timeThatCounts(claim), correlationId } };
    });
}

function isForeign(claim: Claim, settled: Settled): boolean {
  const { policy, isPinned, isFillUnused } = settled;
  if (claim.state === 'cleared' && policy.row.empty === 'ignore') return false;
  const standing = standingOf(claim, policy);
  if (standing === 'propose' && claim.timeQuality !== 'baseline' && claim.state === 'value') return true;
  if (!isWitnessed(settled.wholes.get(claim) ?? claim) || claim.state === 'erased') return false;
  return isPinned || standing === 'foreign' || standing === 'propose' || (standing === 'fill' && isFillUnused);
}

function isGiven(condition: ForeignCondition, { golden }: Settled, subject: Subject): boolean {
  if (condition === 'validated') return golden?.provenance.verification === 'verified';
  return doesHold(condition, subject);
}
