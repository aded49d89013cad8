import type { CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import type { Edge } from '@trueup/identity';
import type { Slice, StoredCustomer, StoredDecision, StoredDelivery, StoredReview } from '../../judgement/slice';
import type { StoredRecord } from '../../judgement/stored-record';
import type { Candidates, Shelf } from '../../use-cases/shelf';
import { candidatesFor } from './candidates';
import type { KeyHash } from './key-hash';
import { indexRecords } from './match-keys';
import { fromRow, toRow, type RecordRow } from './record-row';
import { reviewsWhere } from './review-rows';
import { sliceAround } from './slice-around';

/** The resolver's state in Postgres, within one transaction. One statement for each question, however large the batch. */
export class PostgresShelf implements Shelf {
  constructor(
    private readonly tx: Pick<Transaction, 'query'>,
    private readonly hash: KeyHash,
  ) {}

  async lockRecords(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const sql = `SELECT pg_advisory_xact_lock(lock) FROM (
      SELECT DISTINCT hashtextextended(key, 7411) AS lock FROM unnest($1::text[]) AS key ORDER BY lock) AS locks`;
    await this.tx.query(sql, [keys]);
  }

  async recordsBy(keys: readonly string[]): Promise<StoredRecord[]> {
    if (keys.length === 0) return [];
    return (await this.tx.query<RecordRow>('SELECT * FROM source_record WHERE key = ANY($1::text[])', [keys])).map(fromRow);
  }

  async foundersOf(customerIds: readonly string[]): Promise<{ customerId: string; key: string }[]> {
    if (customerIds.length === 0) return [];
    const sql = 'SELECT founding_id AS "customerId", key FROM source_record WHERE founding_id = ANY($1::uuid[])';
    return this.tx.query(sql, [customerIds]);
  }

  async saveRecords(records: readonly StoredRecord[]): Promise<void> {
    if (records.length === 0) return;
    const columns =
      'key, system, type, id, kind, segment, lifecycle, observation, first_recorded_at, founding_id, identity, claims, completeness';
    const fresh = columns
      .split(', ')
      .slice(1)
      .map((column) => `${column} = excluded.${column}`);
    await this.tx.query(
      `INSERT INTO source_record (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(null::source_record, $1::jsonb)
       ON CONFLICT (key) DO UPDATE SET ${fresh.join(', ')}`,
      [JSON.stringify(records.map(toRow))],
    );
  }

  async index(records: readonly StoredRecord[]): Promise<void> {
    await indexRecords(this.tx, this.hash, records);
  }

  async candidatesFor(records: readonly StoredRecord[]): Promise<ReadonlyMap<string, Candidates>> {
    return candidatesFor(this.tx, this.hash, records);
  }

  async replaceEdges(keys: readonly string[], edges: readonly Edge[]): Promise<void> {
    await this.tx.query('DELETE FROM edge WHERE left_key = ANY($1::text[]) OR right_key = ANY($1::text[])', [keys]);
    if (edges.length === 0) return;
    const rows = edges.map(({ left, right, isFirm, ...rest }) => ({ left_key: left, right_key: right, is_firm: isFirm, ...rest }));
    await this.tx.query('INSERT INTO edge SELECT * FROM jsonb_populate_recordset(null::edge, $1::jsonb)', [JSON.stringify(rows)]);
  }

  async sliceAround(keys: readonly string[]): Promise<Slice> {
    return sliceAround(this.tx, keys);
  }

  async saveLinks(records: readonly StoredRecord[]): Promise<void> {
    if (records.length === 0) return;
    const rows = records.map(({ key, link }) => ({ key, ...link }));
    await this.tx.query(
      `UPDATE source_record r SET customer_id = l."customerId", link_version = l."linkVersion", linked_at = l."linkedAt", because = l.because
       FROM jsonb_to_recordset($1::jsonb) AS l(key text, "customerId" uuid, "linkVersion" int, "linkedAt" bigint, because text) WHERE r.key = l.key`,
      [JSON.stringify(rows)],
    );
  }

  async saveCustomers(customers: readonly StoredCustomer[]): Promise<void> {
    if (customers.length === 0) return;
    const rows = customers.map(({ customerId, version, founder, snapshotHash, snapshot, mergedInto }) => ({
      ...{ customer_id: customerId, version, founder, snapshot_hash: snapshotHash, snapshot, merged_into: mergedInto },
    }));
    await this.tx.query(
      `INSERT INTO customer SELECT * FROM jsonb_populate_recordset(null::customer, $1::jsonb)
       ON CONFLICT (customer_id) DO UPDATE SET version = excluded.version, founder = excluded.founder, snapshot_hash = excluded.snapshot_hash,
         snapshot = excluded.snapshot, merged_into = excluded.merged_into`,
      [JSON.stringify(rows)],
    );
  }

  async saveReviews(reviews: readonly StoredReview[]): Promise<void> {
    if (reviews.length === 0) return;
    await this.tx.query(
      `INSERT INTO review SELECT (r->>'reviewId')::uuid, r->>'kind', r->>'status',
         ARRAY(SELECT jsonb_array_elements_text(r->'customers')), ARRAY(SELECT jsonb_array_elements_text(r->'records')), r
       FROM jsonb_array_elements($1::jsonb) AS r
       ON CONFLICT (review_id) DO UPDATE SET kind = excluded.kind, status = excluded.status, customers = excluded.customers,
         records = excluded.records, body = excluded.body`,
      [JSON.stringify(reviews)],
    );
  }

  async reviewsBy(reviewIds: readonly string[]): Promise<StoredReview[]> {
    return reviewIds.length === 0 ? [] : reviewsWhere(this.tx, 'review_id::text = ANY($1::text[])', [reviewIds]);
  }

  async saveDecisions(decisions: readonly StoredDecision[]): Promise<void> {
    if (decisions.length === 0) return;
    await this.tx.query(
      `WITH given AS (SELECT d FROM jsonb_array_elements($1::jsonb) AS d),
         named AS (INSERT INTO decision_record SELECT DISTINCT r, d->>'decisionId' FROM given, jsonb_array_elements_text(d->'records') AS r ON CONFLICT DO NOTHING)
       INSERT INTO decision SELECT d->>'decisionId', d->>'kind', d FROM given ON CONFLICT (decision_id) DO NOTHING`,
      [JSON.stringify(decisions)],
    );
  }

  async deliveriesFor(customerIds: readonly string[]): Promise<StoredDelivery[]> {
    if (customerIds.length === 0) return [];
    const sql =
      'SELECT customer_id AS "customerId", system, state, reason, at::float8 AS at FROM delivery_state WHERE customer_id = ANY($1::uuid[])';
    return this.tx.query(sql, [customerIds]);
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
    const sql = 'SELECT snapshot FROM customer WHERE customer_id = ANY($1::uuid[])';
    return (await this.tx.query<{ snapshot: CustomerGoldenChanged }>(sql, [customerIds])).map(({ snapshot }) => snapshot);
  }
}
