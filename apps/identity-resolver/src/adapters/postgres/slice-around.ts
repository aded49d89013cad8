import type { Transaction } from '@trueup/event-bus';
import type { Edge, Neighbour } from '@trueup/identity';
import type { Slice, StoredCustomer, StoredDecision, StoredDelivery } from '../../judgement/slice';
import type { StoredRecord } from '../../judgement/stored-record';
import { fromRow, type RecordRow } from './record-row';
import { reviewsWhere } from './review-rows';

type Query = Pick<Transaction, 'query'>;

const REACH = `
  WITH RECURSIVE reach(key) AS (
    SELECT unnest($1::text[])
    UNION
    SELECT next.key FROM reach, LATERAL (
      SELECT right_key AS key FROM edge WHERE left_key = reach.key AND decision = 'link'
      UNION ALL SELECT left_key FROM edge WHERE right_key = reach.key AND decision = 'link'
      UNION ALL SELECT other.record_key FROM decision_record own JOIN decision USING (decision_id) JOIN decision_record other USING (decision_id)
        WHERE own.record_key = reach.key AND decision.kind = 'link'
      UNION ALL SELECT mate.key FROM source_record own JOIN source_record mate ON mate.customer_id = own.customer_id WHERE own.key = reach.key
    ) AS next
  )
  SELECT record.* FROM reach JOIN source_record record USING (key)`;

/**
 * Everything that hangs together with these records. Customers are locked in the order of their ids; where a lock had to
 * wait, another transaction may have joined more, so it is read again until nothing new appears.
 */
export async function sliceAround(tx: Query, keys: readonly string[]): Promise<Slice> {
  const locked = new Set<string>();
  for (;;) {
    const records = (await tx.query<RecordRow>(REACH, [keys])).map(fromRow);
    const ids = customerIds(records);
    const fresh = ids.filter((id) => !locked.has(id)).sort();
    if (fresh.length === 0) return readRest(tx, records, ids);
    await lockCustomers(tx, fresh);
    for (const id of fresh) locked.add(id);
  }
}

// A customer that is still to be founded has no row to lock, so the lock is on its id.
async function lockCustomers(tx: Query, ids: readonly string[]): Promise<void> {
  const sql = `SELECT pg_advisory_xact_lock(lock) FROM (
    SELECT DISTINCT hashtextextended(id, 7412) AS lock FROM unnest($1::text[]) AS id ORDER BY lock) AS locks`;
  await tx.query(sql, [ids]);
}

function customerIds(records: readonly StoredRecord[]): string[] {
  return [...new Set(records.flatMap(({ link, identity }) => [identity.foundingId, ...(link ? [link.customerId] : [])]))];
}

async function readRest(tx: Query, records: readonly StoredRecord[], ids: readonly string[]): Promise<Slice> {
  const keys = records.map(({ key }) => key);
  const edges = await tx.query<Edge>(
    `SELECT left_key AS left, right_key AS right, decision, is_firm AS "isFirm", weight, evidence FROM edge
     WHERE left_key = ANY($1::text[]) OR right_key = ANY($1::text[])`,
    [keys],
  );
  const decided = await tx.query<{ body: StoredDecision }>(
    'SELECT body FROM decision WHERE decision_id IN (SELECT decision_id FROM decision_record WHERE record_key = ANY($1::text[]))',
    [keys],
  );
  const decisions = decided.map(({ body }) => body);
  const own = new Set(keys);
  const ends = [...edges.flatMap(({ left, right }) => [left, right]), ...decisions.flatMap((decision) => decision.records)];
  return {
    ...{ records, edges, decisions },
    neighbours: await neighbours(
      tx,
      [...new Set(ends)].filter((key) => !own.has(key)),
    ),
    customers: await customersBy(tx, ids),
    deliveries: await tx.query<StoredDelivery>(
      'SELECT customer_id AS "customerId", system, state, reason, at::float8 AS at FROM delivery_state WHERE customer_id = ANY($1::uuid[])',
      [ids],
    ),
    reviews: await reviewsWhere(tx, `status = 'open' AND (customers && $1::text[] OR records && $2::text[])`, [ids, keys]),
  };
}

async function neighbours(tx: Query, keys: readonly string[]): Promise<Neighbour[]> {
  if (keys.length === 0) return [];
  const sql = 'SELECT key, customer_id AS "customerId" FROM source_record WHERE key = ANY($1::text[]) AND customer_id IS NOT NULL';
  return tx.query(sql, [keys]);
}

async function customersBy(tx: Query, ids: readonly string[]): Promise<StoredCustomer[]> {
  return tx.query(
    `SELECT customer_id AS "customerId", version::float8 AS version, founder, snapshot_hash AS "snapshotHash", snapshot, merged_into AS "mergedInto"
     FROM customer WHERE customer_id = ANY($1::uuid[])`,
    [ids],
  );
}
