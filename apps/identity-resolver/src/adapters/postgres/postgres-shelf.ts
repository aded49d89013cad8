import { sourceRef, type CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import { customerIdOf, type Edge, type Neighbour } from '@trueup/identity';
import type { Slice, StoredCustomer, StoredDecision, StoredDelivery, StoredReview } from '../../judgement/slice';
import type { StoredRecord } from '../../judgement/stored-record';
import type { Candidates, PartyReference, Shelf } from '../../use-cases/shelf';
import { customersBy, saveCustomers, type SnapshotForm } from './customer-rows';
import { forthcomingAbout, saveDecisions, saveForthcoming } from './decision-rows';
import { KeyBlocks } from './key-blocks';
import type { KeyHash } from './key-hash';
import { KnownEdges } from './known-edges';
import { KnownRecords } from './known-records';
import { KeyHasher } from './match-keys';
import { holdersOf, newCompanies, noteParties, referrersOf } from './party-references';
import { reviewsBy, saveReviews } from './review-rows';
import { deliveriesFor, sliceAround } from './slice-around';

/** What a shelf needs besides its transaction. */
export interface ShelfSetting {
  readonly cell: string;
  readonly hash: KeyHash;
  readonly snapshots: SnapshotForm;
}

/**
 * The resolver's state in Postgres, within one transaction. One statement for each question, however large the batch.
 * Records and edges are read through what the transaction itself changed, and written once, by `flush`.
 */
export class PostgresShelf implements Shelf {
  private readonly records: KnownRecords;
  private readonly edges: KnownEdges;
  private readonly blocks: KeyBlocks;
  private readonly keys: KeyHasher;
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly tx: Pick<Transaction, 'query'>,
    private readonly setting: ShelfSetting,
  ) {
    this.records = new KnownRecords(tx);
    this.edges = new KnownEdges(tx);
    this.blocks = new KeyBlocks(tx);
    this.keys = new KeyHasher(setting.hash);
  }

  async lockRecords(keys: readonly string[]): Promise<void> {
    await this.records.lock(keys.map(this.idOf));
  }

  async lockFree(keys: readonly string[]): Promise<string[]> {
    await this.records.lockFree(keys.map(this.idOf));
    return keys.filter((key) => this.records.isHeld(this.idOf(key)) || this.records.get(this.idOf(key)) === undefined);
  }

  async recordsBy(keys: readonly string[]): Promise<StoredRecord[]> {
    return this.records.by(keys.map(this.idOf));
  }

  async foundersOf(customerIds: readonly string[]): Promise<{ customerId: string; key: string }[]> {
    return (await this.records.by(customerIds)).map(({ key, identity }) => ({ customerId: identity.foundingId, key }));
  }

  async saveRecords(records: readonly StoredRecord[]): Promise<void> {
    this.records.save(records);
    return Promise.resolve();
  }

  async index(records: readonly StoredRecord[]): Promise<void> {
    await this.blocks.put(records.map((record) => ({ id: record.identity.foundingId, keys: this.keys.keysOf(record) })));
  }

  async candidatesFor(records: readonly StoredRecord[]): Promise<ReadonlyMap<string, Candidates>> {
    const keys = new Map(records.map((record) => [record, this.keys.keysOf(record)] as const));
    await this.blocks.read([...keys.values()].flat());
    const found = new Map(records.map((record) => [record, (keys.get(record) ?? []).map((key) => this.blocks.under(key))] as const));
    await this.records.by([...new Set([...found.values()].flat().flatMap(({ ids }) => ids))]);
    return new Map(
      [...found].map(([{ key, identity }, blocks]) => {
        const others = [...new Set(blocks.flatMap(({ ids }) => ids))].filter((id) => id !== identity.foundingId);
        return [
          key,
          { records: others.flatMap((id) => this.records.get(id) ?? []), isWhole: blocks.every(({ isWhole }) => isWhole) },
        ] as const;
      }),
    );
  }

  async partnersOf(keys: readonly string[]): Promise<ReadonlyMap<string, readonly StoredRecord[]>> {
    const ids = keys.map(this.idOf);
    const edges = await this.edges.of(ids, ids);
    const others = await this.records.by([...new Set(edges.flatMap(({ left, right }) => [left, right]))]);
    const byId = new Map(others.map((record) => [record.identity.foundingId, record] as const));
    const ends = edges.flatMap(({ left, right }) => [
      { id: left, other: right },
      { id: right, other: left },
    ]);
    const partners = Map.groupBy(ends, ({ id }) => id);
    return new Map(keys.map((key) => [key, (partners.get(this.idOf(key)) ?? []).flatMap(({ other }) => byId.get(other) ?? [])]));
  }

  async replaceEdges(keys: readonly string[], edges: readonly Edge[]): Promise<void> {
    const byIds = edges.map(({ left, right, ...edge }) => ({ left: this.idOf(left), right: this.idOf(right), edge }));
    this.edges.replace(keys.map(this.idOf), byIds);
    return Promise.resolve();
  }

  async sliceAround(keys: readonly string[]): Promise<Slice> {
    const { tx, records, edges, idOf } = this;
    return sliceAround({ tx, records, edges, idOf, snapshots: this.setting.snapshots }, keys.map(idOf));
  }

  async saveLinks(records: readonly StoredRecord[]): Promise<void> {
    this.records.link(records);
    return Promise.resolve();
  }

  async saveCustomers(customers: readonly StoredCustomer[]): Promise<void> {
    await saveCustomers(this.tx, customers, this.setting.snapshots);
  }

  async saveReviews(reviews: readonly StoredReview[]): Promise<void> {
    await saveReviews(this.tx, reviews);
  }

  async reviewsBy(reviewIds: readonly string[]): Promise<StoredReview[]> {
    return reviewsBy(this.tx, reviewIds);
  }

  async saveDecisions(decisions: readonly StoredDecision[]): Promise<void> {
    await saveDecisions(this.tx, decisions);
  }

  async saveForthcoming(decisions: readonly StoredDecision[]): Promise<void> {
    await saveForthcoming(this.tx, decisions);
  }

  async forthcomingAbout(keys: readonly string[]): Promise<StoredDecision[]> {
    return forthcomingAbout(this.tx, keys);
  }

  async deliveriesFor(customerIds: readonly string[]): Promise<StoredDelivery[]> {
    return deliveriesFor(this.tx, customerIds);
  }

  async saveDeliveries(deliveries: readonly StoredDelivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    const rows = deliveries.map(({ customerId, ...rest }) => ({ customer_id: customerId, ...rest }));
    await this.tx.query(
      `INSERT INTO delivery_state SELECT * FROM jsonb_populate_recordset(null::delivery_state, $1::jsonb)
       ON CONFLICT (customer_id, system) DO UPDATE SET state = excluded.state, reason = excluded.reason, at = excluded.at`,
      [JSON.stringify(rows)],
    );
  }

  async snapshotsOf(customerIds: readonly string[]): Promise<CustomerGoldenChanged[]> {
    return (await customersBy(this.tx, customerIds, this.setting.snapshots)).map(({ snapshot }) => snapshot);
  }

  async noteParties(references: readonly PartyReference[]): Promise<void> {
    const referrers = [...new Set(references.map(({ referrer }) => this.idOf(referrer)))];
    const named = references.map(({ party, referrer }) => ({ partyId: this.idOf(party), referrer }));
    await noteParties(this.tx, named, newCompanies(referrers, this.records));
  }

  async referrersOf(keys: readonly string[]): Promise<PartyReference[]> {
    const named = new Map(keys.map((key) => [this.idOf(key), key] as const));
    const found = await referrersOf(this.tx, [...named.keys()], this.records);
    return found.map(({ partyId, referrer }) => ({ party: named.get(partyId) ?? '', referrer }));
  }

  async holdersOf(keys: readonly string[]): Promise<Neighbour[]> {
    const named = new Map(keys.map((key) => [this.idOf(key), key] as const));
    const found = await holdersOf(this.tx, [...named.keys()], this.records);
    return found.map(({ id, customerId }) => ({ key: named.get(id) ?? '', customerId }));
  }

  async membersOf(customerIds: readonly string[]): Promise<StoredRecord[]> {
    return this.records.of(customerIds);
  }

  async flush(): Promise<void> {
    await this.edges.flush((id) => this.records.isStored(id));
    await this.records.flush();
  }

  private readonly idOf = (key: string): string => {
    const known = this.ids.get(key);
    if (known) return known;
    const id = customerIdOf(this.setting.cell, sourceRef(key));
    this.ids.set(key, id);
    return id;
  };
}
