import type { Evidence, SourceRef } from '@trueup/canonical-schema';
import type { Decision } from '../compare/comparison';
import type { MatchingModel } from '../model/matching-model';
import type { NormalisedRecord } from '../normalised-record';

/** A record as clustering sees it. */
export interface ClusterRecord {
  readonly key: string;
  readonly source: SourceRef;
  /** Smallest recordedAt of its observations, epoch ms. */
  readonly firstRecordedAt: number;
  readonly isPresent: boolean;
  /** What it says that can be matched. */
  readonly identity: NormalisedRecord;
  /** Ids of the customers that are its organisation; empty where it has none. */
  readonly organisations: readonly string[];
  /** Active accounts that it is in its own system: one text for each legal entity, sales area and role. */
  readonly accounts: readonly string[];
}

/** Two records that were compared; `left` sorts before `right`. Pairs that are separate may be left out. */
export interface Edge {
  readonly left: string;
  readonly right: string;
  readonly decision: Decision;
  readonly isFirm: boolean;
  readonly weight: number;
  readonly evidence: readonly Evidence[];
}

/** A steward's word on records, by their keys: link joins all of them, neverLink keeps every two of them apart. */
export interface LinkDecision {
  readonly decisionId: string;
  readonly kind: 'link' | 'neverLink';
  readonly records: readonly string[];
  /** The review that it answers. */
  readonly reviewId: string | null;
  /** Epoch ms; null for ever. */
  readonly expiresAt: number | null;
}

/** A record beyond those that are clustered, and the customer that holds it. */
export interface Neighbour {
  readonly key: string;
  readonly customerId: string;
}

export interface ClusterInput {
  readonly cell: string;
  readonly model: MatchingModel;
  readonly records: readonly ClusterRecord[];
  readonly edges: readonly Edge[];
  readonly decisions: readonly LinkDecision[];
  /** Records whose customer is settled elsewhere: never joined here, only asked about. */
  readonly neighbours?: readonly Neighbour[];
  /** Decisions that ended before this count no more; epoch ms. */
  readonly asOf: number;
}
