import type { ClaimState, Lifecycle, SlotValue, SourceRef, TimeQuality, Verification } from '@trueup/canonical-schema';

/** How a system stands to a slot. */
export type Standing = 'owner' | 'compete' | 'fill' | 'propose' | 'foreign';

/** What one record says about one slot, or about one group of slots. Times are epoch milliseconds. */
export interface Claim<T = SlotValue> {
  readonly source: SourceRef;
  readonly state: ClaimState;
  readonly value: T | null;
  readonly valueTime: number | null;
  readonly timeQuality: TimeQuality;
  readonly verification: Verification;
  readonly receivedAt: number;
  readonly correlationId: string | null;
  /** Where it does not follow from the record's system: what the routing rule derives is no claim of the record itself. */
  readonly standing?: Standing;
}

/** The time that counts: never later than Trueup's own sight of the value. */
export function timeThatCounts(claim: { readonly valueTime: number | null; readonly receivedAt: number }): number {
  return claim.valueTime === null ? claim.receivedAt : Math.min(claim.valueTime, claim.receivedAt);
}

/** Whether the moment of the change is known, by the source or by comparison. */
export function isWitnessed({ timeQuality }: { readonly timeQuality: TimeQuality }): boolean {
  return timeQuality === 'field' || timeQuality === 'diff';
}

/** Whether a record still stands in its system; the claims of others have ended. */
export function isLive({ lifecycle }: { readonly lifecycle: Lifecycle }): boolean {
  return lifecycle !== 'deleted' && lifecycle !== 'merged';
}
