import type { Activation } from './activate-contract';

/** What an activation has done again: records are normalised and compared, or only compared; customers are judged. */
export type RecomputeStep = 'normalise' | 'compare' | 'judge';

/** What was judged by until now; `modelNow` is the version that this process gives to the text of its model, null where the text is not kept. */
export interface JudgedBy extends Activation {
  readonly modelNow: string | null;
}

/**
 * What has to be done when one activation follows others by which records were judged. A text that has another version now than it had
 * then was read by other code: what that code made of the records is made anew, as far as their claims are kept.
 */
export function recomputeSteps(before: readonly JudgedBy[], after: Activation): RecomputeStep[] {
  const others = before.filter(({ model }) => model !== after.model);
  const isOtherCode = others.some(({ model, modelNow }) => model !== modelNow);
  if (others.length > 0) return [isOtherCode ? 'normalise' : 'compare', 'judge'];
  return before.some(({ contract }) => contract !== after.contract) ? ['judge'] : [];
}
