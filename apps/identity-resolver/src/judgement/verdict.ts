import type { CustomerGoldenChanged, EventMeta } from '@trueup/canonical-schema';
import type { Rejection } from '@trueup/governance';
import type { StoredCustomer, StoredReview } from './slice';
import type { Due } from './due';
import type { StoredRecord } from './stored-record';
import type { Touch } from './touch';

/** A snapshot to publish, and the event that brought it about. */
export interface NewSnapshot {
  readonly golden: Omit<CustomerGoldenChanged, 'meta'>;
  readonly cause: EventMeta;
}

export interface ReviewChange {
  readonly review: StoredReview;
  readonly cause: EventMeta;
}

/** A value that is turned away, to be parked. `eventId` is the event that brought it to light. */
export interface Refusal extends Rejection {
  readonly customerId: string;
  readonly eventId: string;
  /** For a relation that closes a circle: the customers from the other party back to this one. */
  readonly via?: readonly string[];
}

/** A record that changed customer, and why. */
export interface Move {
  readonly key: string;
  readonly because: Touch;
}

/** What a judgement came to. Nothing of it is done yet. */
export interface Verdict {
  /** Records whose link is new. */
  readonly records: readonly StoredRecord[];
  readonly customers: readonly Omit<StoredCustomer, 'snapshot'>[];
  readonly snapshots: readonly NewSnapshot[];
  readonly reviews: readonly ReviewChange[];
  readonly refusals: readonly Refusal[];
  /** Who refers to these records means another customer now. */
  readonly moves: readonly Move[];
  /** Records elsewhere that stand in a circle with what was judged. */
  readonly entangled: readonly string[];
  /** Who must be judged again at a time. */
  readonly due: readonly Due[];
}
