import type { Level } from '../model/levels';

/** Levels with their bits, place by place, and the sum. */
export interface Scored {
  readonly levels: readonly Level[];
  readonly bits: readonly number[];
  readonly weight: number;
}
