import type { Claim } from './claim';
import type { SlotPolicy } from './slot-policy';

/** The claim that becomes golden. The owner speaks first; the rule settles the rest. */
export function survive<T>(claims: readonly Claim<T>[], policy: SlotPolicy): Claim<T> | undefined {
  throw new Error(`${claims.length} ${policy.contractVersion}`);
}
