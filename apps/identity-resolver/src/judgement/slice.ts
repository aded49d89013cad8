import type { CustomerGoldenChanged, SourceRef } from '@trueup/canonical-schema';
import type { DeliveryState } from '@trueup/governance';
import type { Edge, Neighbour } from '@trueup/identity';
import type { StoredRecord } from './stored-record';

/** A steward's decision in the resolver's words. `declined` is a proposal that was turned down; `value` is JSON: of a parting what it takes back. */
export interface StoredDecision {
  readonly decisionId: string;
  readonly kind: 'link' | 'neverLink' | 'split' | 'pin' | 'unpin' | 'declined';
  /** Keys. */
  readonly records: readonly string[];
  readonly reviewId: string | null;
  readonly slot: string | null;
  readonly slotKey: string;
  readonly context: string;
  readonly value: string | null;
  /** Epoch ms, as `expiresAt`. */
  readonly decidedAt: number;
  readonly expiresAt: number | null;
  /** Of a pin: whether it ends as soon as a source with a say says something new. Absent in what older versions stored, as are the next two. */
  readonly retireOnSourceChange?: boolean;
  readonly author?: string;
  readonly reason?: string;
}

/** The last snapshot of a customer as it was published. */
export interface StoredCustomer {
  readonly customerId: string;
  readonly version: number;
  readonly founder: SourceRef;
  readonly snapshot: CustomerGoldenChanged;
  readonly mergedInto: string | null;
}

/** How the newest delivery to a system left a customer; kept under the id that the delivery named. */
export interface StoredDelivery extends DeliveryState {
  readonly customerId: string;
  /** Epoch ms. */
  readonly at: number;
}

/** A question that was asked. */
export interface StoredReview {
  readonly reviewId: string;
  readonly kind: string;
  readonly status: 'open' | 'closed';
  readonly customers: readonly string[];
  /** Keys. */
  readonly records: readonly string[];
  readonly slot: string | null;
  readonly slotKey: string;
  readonly context: string;
  readonly current: string | null;
  readonly proposed: string | null;
  readonly weight: number | null;
  readonly evidence: Edge['evidence'];
  /** Epoch ms. */
  readonly openedAt: number;
  readonly closedBecause: string | null;
}

/** What lies around a slice: nothing of it is judged with the slice. */
export interface Surroundings {
  /** Who holds the records that the slice's records name as parties. */
  readonly parties: readonly Neighbour[];
  /** Records of the customers above those of the slice. */
  readonly kin: readonly StoredRecord[];
  /** Keys of the records that founded the customers which pins name. */
  readonly founders: readonly { readonly customerId: string; readonly key: string }[];
}

/** A slice in its surroundings. */
export type Scene = Slice & Surroundings;

/** The part of the state that one judgement can touch: whole components, and what borders on them. */
export interface Slice {
  readonly records: readonly StoredRecord[];
  /** Between the records, and from them to neighbours. */
  readonly edges: readonly Edge[];
  readonly neighbours: readonly Neighbour[];
  readonly decisions: readonly StoredDecision[];
  /** Those that hold the records and those that the records founded. */
  readonly customers: readonly StoredCustomer[];
  readonly deliveries: readonly StoredDelivery[];
  /** Open ones about the customers or the records. */
  readonly reviews: readonly StoredReview[];
}
