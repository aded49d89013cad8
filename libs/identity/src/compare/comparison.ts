import type { Evidence } from '@trueup/canonical-schema';
import type { EvidenceGroup } from '../model';

export type Decision = 'link' | 'review' | 'separate' | 'never';

/** Groups that are independent of each other: what one household shares counts once. */
export type IndependentGroup = Exclude<EvidenceGroup, 'email' | 'phone' | 'place'> | 'household';

/** How two records compare. `weight` is the sum of the evidence in bits. */
export interface Comparison {
  readonly decision: Decision;
  readonly weight: number;
  readonly evidence: readonly Evidence[];
  /** Independent groups that speak for the link, sorted. */
  readonly groups: readonly IndependentGroup[];
  /** Whether Trueup's own create key or the source's own merge joins them; names then need not agree. */
  readonly isFirm: boolean;
}
