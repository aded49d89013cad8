import type { KeyReport } from '../block/block-index';

/** Records of one customer. Numbers are places in the list that was matched. */
export interface MatchedCluster {
  readonly members: readonly number[];
  /** From 0 to 1: how sure its weakest join is; 1 for a record alone. */
  readonly confidence: number;
  /** Members at which a doubtful link was not followed. */
  readonly held: readonly number[];
}

/** Two records that a steward should look at. */
export interface MatchReview {
  readonly left: number;
  readonly right: number;
  /** Bits. */
  readonly weight: number;
  /** What speaks for and against it, with bits. */
  readonly explanation: string;
}

export interface MatchResult {
  /** Every record is in one; sorted by their smallest member. */
  readonly clusters: readonly MatchedCluster[];
  /** The strongest first. */
  readonly reviews: readonly MatchReview[];
  readonly blocking: readonly KeyReport[];
  /** How many records were compared with all their candidates, and how many only with some. */
  readonly completeness: { readonly whole: number; readonly partial: number };
}

export interface MatchHooks {
  /** Called every few thousand records. */
  onProgress(done: number, total: number): void;
}
