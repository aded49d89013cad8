import { sourceKey, sourceRef, type CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import type { StoredCustomer } from '../../judgement/slice';
import { laidBytes } from './laid-bytes';

type Query = Pick<Transaction, 'query'>;

/** How a snapshot lies in its column. */
export interface SnapshotForm {
  toBytes(snapshot: CustomerGoldenChanged): Promise<Buffer>;
  fromBytes(bytes: Buffer): Promise<CustomerGoldenChanged>;
}

interface CustomerRow {
  readonly customer_id: string;
  readonly version: number;
  readonly founder: string;
  readonly snapshot: Buffer;
  readonly merged_into: string | null;
}

/** The customers of these ids. */
export async function customersBy(tx: Query, ids: readonly string[], form: SnapshotForm): Promise<StoredCustomer[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<CustomerRow>(
    'SELECT customer_id, version::float8 AS version, founder, snapshot, merged_into FROM customer WHERE customer_id = ANY($1::uuid[])',
    [ids],
  );
  return Promise.all(
    rows.map(async ({ customer_id, version, founder, snapshot, merged_into }) => ({
      ...{ customerId: customer_id, version, founder: sourceRef(founder) },
      ...{ snapshot: await form.fromBytes(snapshot), mergedInto: merged_into },
    })),
  );
}

/** Inserts or replaces. */
export async function saveCustomers(tx: Query, customers: readonly StoredCustomer[], form: SnapshotForm): Promise<void> {
  if (customers.length === 0) return;
  const { bytes, starts, lengths } = laidBytes(await Promise.all(customers.map(({ snapshot }) => form.toBytes(snapshot))));
  await tx.query(
    `INSERT INTO customer (customer_id, version, founder, merged_into, snapshot)
     SELECT customer_id, version, founder, merged_into, substring($7::bytea FROM start FOR length)
     FROM unnest($1::uuid[], $2::bigint[], $3::text[], $4::uuid[], $5::int[], $6::int[])
       AS c (customer_id, version, founder, merged_into, start, length) ORDER BY customer_id
     ON CONFLICT (customer_id) DO UPDATE SET version = excluded.version, founder = excluded.founder,
       snapshot = excluded.snapshot, merged_into = excluded.merged_into`,
    [
      customers.map(({ customerId }) => customerId),
      customers.map(({ version }) => version),
      customers.map(({ founder }) => sourceKey(founder)),
      customers.map(({ mergedInto }) => mergedInto),
      ...[starts, lengths, bytes],
    ],
  );
}
