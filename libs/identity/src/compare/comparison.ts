import type { Evidence } from '@trueup/canonical-schema';
import type { EvidenceGroup } from '../model/weights';

export type Decision = 'link' | 'review' | 'separate' | 'never';

/** Groups that are independent of each other: what one household or one employer shares counts once. */
export type IndependentGroup = Exclude<EvidenceGroup, 'email' | 'phone' | 'place'> | 'household' | 'employer';

/** How two records compare. `weight` is the sum of the evidence in bits. */
export interface Comparison {
  readonly decision: Decision;
  readonly weight: number;
  readonly evidence: readonly Evidence[];
  /** Independent groups that speak for the link, sorted. */
  readonly groups: readonly IndependentGroup[];
  /** Whether Trueup's own create key or the source's own merge speaks for joining them; names then need not agree. */
  readonly isFirm: boolean;
}
