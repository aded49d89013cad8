import type { Evidence } from '@trueup/canonical-schema';
import type { IndependentGroup } from '../decide/independent-groups';

export type Decision = 'link' | 'review' | 'separate' | 'never';

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
