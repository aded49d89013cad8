import type { CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { Edge, Neighbour } from '@trueup/identity';
import type { Slice, StoredCustomer, StoredDecision, StoredDelivery, StoredReview } from '../judgement/slice';
import type { StoredRecord } from '../judgement/stored-record';

/** The records to compare with one record; `isWhole` is false where a key over its bound hid some. */
export interface Candidates {
  readonly records: readonly StoredRecord[];
  readonly isWhole: boolean;
}

/** That a record names another one as a party; keys of both. */
export interface PartyReference {
  readonly party: string;
  readonly referrer: string;
}

/** Where the resolver's state lies, as one transaction sees it. Everything is asked and told in batches. */
export interface Shelf {
  /** Holds these records, known or not, until the transaction ends. */
  lockRecords(keys: readonly string[]): Promise<void>;
  /** Holds those of these records that nobody else holds; gives their keys, and those of records that are not known. */
  lockFree(keys: readonly string[]): Promise<string[]>;
  recordsBy(keys: readonly string[]): Promise<StoredRecord[]>;
  /** Keys of the known records that could have founded these customers. */
  foundersOf(customerIds: readonly string[]): Promise<{ readonly customerId: string; readonly key: string }[]>;
  /** Inserts or replaces. Links are left as they are. */
  saveRecords(records: readonly StoredRecord[]): Promise<void>;
  /** Puts the records under their match keys, holding those keys until the transaction ends. */
  index(records: readonly StoredRecord[]): Promise<void>;
  /** By the key of each record asked for. */
  candidatesFor(records: readonly StoredRecord[]): Promise<ReadonlyMap<string, Candidates>>;
  /** The records at the other ends of these records' edges, by the key of each record asked for. */
  partnersOf(keys: readonly string[]): Promise<ReadonlyMap<string, readonly StoredRecord[]>>;
  /** Replaces every edge of these records. */
  replaceEdges(keys: readonly string[], edges: readonly Edge[]): Promise<void>;
  /** Everything that links, decisions and present customers connect with these records, and what borders on it; their customers are held until the transaction ends. */
  sliceAround(keys: readonly string[]): Promise<Slice>;
  saveLinks(records: readonly StoredRecord[]): Promise<void>;
  saveCustomers(customers: readonly StoredCustomer[]): Promise<void>;
  saveReviews(reviews: readonly StoredReview[]): Promise<void>;
  reviewsBy(reviewIds: readonly string[]): Promise<StoredReview[]>;
  saveDecisions(decisions: readonly StoredDecision[]): Promise<void>;
  /** Remembers what is about to be published, until `saveDecisions` takes it in; no slice shows it before. */
  saveForthcoming(decisions: readonly StoredDecision[]): Promise<void>;
  /** What was published about these records and not taken in yet. */
  forthcomingAbout(keys: readonly string[]): Promise<StoredDecision[]>;
  deliveriesFor(customerIds: readonly string[]): Promise<StoredDelivery[]>;
  saveDeliveries(deliveries: readonly StoredDelivery[]): Promise<void>;
  /** The last snapshots of these customers. */
  snapshotsOf(customerIds: readonly string[]): Promise<CustomerGoldenChanged[]>;
  /** Remembers who names whom, for ever. */
  noteParties(references: readonly PartyReference[]): Promise<void>;
  /** Who names these records; whoever begins to name them waits until the transaction ends. */
  referrersOf(keys: readonly string[]): Promise<PartyReference[]>;
  /** Who holds these records; none of them changes customer until the transaction ends. Those that are not known are left out. */
  holdersOf(keys: readonly string[]): Promise<Neighbour[]>;
  /** The records of these customers. */
  membersOf(customerIds: readonly string[]): Promise<StoredRecord[]>;
  /** Writes what was told and not written yet; nothing is asked or told after it. */
  flush(): Promise<void>;
}
