import type { CustomerGoldenChanged, EventMeta } from '@trueup/canonical-schema';
import type { Rejection } from '@trueup/governance';
import type { StoredCustomer, StoredReview } from './slice';
import type { StoredRecord } from './stored-record';

/** A snapshot to publish, and the event that brought it about. */
export interface NewSnapshot {
  readonly golden: Omit<CustomerGoldenChanged, 'meta'>;
  readonly cause: EventMeta;
}

export interface ReviewChange {
  readonly review: StoredReview;
  readonly cause: EventMeta;
}

/** A value that the contract rejects, to be parked. `eventId` is the observation that brought it. */
export interface Refusal extends Rejection {
  readonly customerId: string;
  readonly eventId: string;
}

/** What a judgement came to. Nothing of it is done yet. */
export interface Verdict {
  /** Records whose link is new. */
  readonly records: readonly StoredRecord[];
  readonly customers: readonly Omit<StoredCustomer, 'snapshot'>[];
  readonly snapshots: readonly NewSnapshot[];
  readonly reviews: readonly ReviewChange[];
  readonly refusals: readonly Refusal[];
}
