import type { CustomerDelivered, CustomerGoldenChanged, CustomerReviewRequested } from '@trueup/canonical-schema';
import type { Due } from '../judgement/due';
import type { Refusal } from '../judgement/verdict';

/** What a use case wants told to the world, in order. */
export interface Outcome {
  readonly golden: readonly CustomerGoldenChanged[];
  readonly reviews: readonly CustomerReviewRequested[];
  readonly refusals: readonly Refusal[];
  /** Changes that end here, since no snapshot answers them. */
  readonly delivered: readonly CustomerDelivered[];
  /** Who must be judged again at a time, though nobody says anything. */
  readonly due: readonly Due[];
}

/** Nothing to tell. */
export const SILENCE: Outcome = { golden: [], reviews: [], refusals: [], delivered: [], due: [] };
