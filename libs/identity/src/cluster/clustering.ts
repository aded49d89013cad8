import type { Evidence, SourceRef } from '@trueup/canonical-schema';

/** The records of one customer. */
export interface Cluster {
  readonly customerId: string;
  readonly founder: SourceRef;
  /** Keys, sorted. */
  readonly records: readonly string[];
  /** For each key, in short, what joined it. */
  readonly because: Readonly<Record<string, string>>;
}

/** A question for a steward about two customers. */
export interface ClusterReview {
  readonly reviewId: string;
  readonly kind: 'match' | 'heldJoin' | 'contradiction';
  /** Keys of the two records with the strongest evidence, sorted. */
  readonly records: readonly string[];
  /** Sorted. */
  readonly customers: readonly string[];
  /** Bits. */
  readonly weight: number;
  readonly evidence: readonly Evidence[];
}

export interface Clustering {
  /** Sorted by customer id. */
  readonly clusters: readonly Cluster[];
  /** Sorted by review id. */
  readonly reviews: readonly ClusterReview[];
}
