import { timeThatCounts, type Claim } from './claim';
import type { SlotPolicy } from './slot-policy';

/** Whether nobody has said it anew for so long that it has lost its rank. What was erased stays erased. */
export function isStale<T>(claim: Claim<T>, policy: SlotPolicy, asOf: number): boolean {
  return claim.state !== 'erased' && asOf >= staleFrom(claim, policy);
}

/** From when a claim is stale, in epoch milliseconds; Infinity where values do not age. */
export function staleFrom<T>(claim: Claim<T>, { row }: SlotPolicy): number {
  return row.decay ? timeThatCounts(claim) + row.decay.afterMs : Infinity;
}
