import type { Activation } from './activate-contract';

/** What an activation has done again: records are normalised and compared, or only compared; customers are judged. */
export type RecomputeStep = 'normalise' | 'compare' | 'judge';

/** What was judged by until now; `modelNow` is the version that this process gives to the text of its model, null where the text is not kept. */
export interface JudgedBy extends Activation {
  readonly modelNow: string | null;
}

/**
 * What has to be done when one activation follows another. A text that has another version now than it had then was read by other code:
 * what that code made of the records is made anew.
 */
export function recomputeSteps(before: JudgedBy, after: Activation): RecomputeStep[] {
  if (before.model !== after.model) return [before.modelNow === before.model ? 'compare' : 'normalise', 'judge'];
  return before.contract === after.contract ? [] : ['judge'];
}
