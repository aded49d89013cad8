import type { Transaction } from '@trueup/event-bus';
import { upsert } from '../projections/rows';

/** A snapshot as the tables hold it. */
export interface VersionRow {
  readonly customer_id: string;
  readonly version: number;
}

const VERSION = {
  table: 'customer_version',
  columns: {
    customer_id: 'text',
    version: 'bigint',
    kind: 'text',
    status: 'text',
    merged_into: 'text',
    recorded_at: 'bigint',
    snapshot: 'jsonb',
  },
  onConflict: 'ON CONFLICT DO NOTHING',
};

/**
 * Keeps what newer snapshots are about to replace: what stands in `customer`, and those of `all` that are not the `newest`. Nothing is
 * kept for a customer that is new. What is older than `keep` versions goes.
 */
export async function keepVersions(
  tx: Transaction,
  { all, newest }: { readonly all: readonly VersionRow[]; readonly newest: readonly VersionRow[] },
  keep: number,
): Promise<void> {
  const bounds = JSON.stringify(newest.map(({ customer_id, version }) => ({ customer_id, version })));
  await tx.query(
    `INSERT INTO customer_version (customer_id, version, kind, status, merged_into, recorded_at, snapshot)
     SELECT c.customer_id, c.version, c.kind, c.status, c.merged_into, c.recorded_at, c.snapshot
     FROM customer c JOIN jsonb_to_recordset($1::jsonb) AS bound (customer_id text, version bigint) USING (customer_id)
     WHERE c.version < bound.version ON CONFLICT DO NOTHING`,
    [bounds],
  );
  const last = new Map(newest.map(({ customer_id, version }) => [customer_id, version]));
  await upsert(
    tx,
    VERSION,
    all.filter(({ customer_id, version }) => version < (last.get(customer_id) ?? version)),
  );
  const old = newest.filter(({ version }) => version > keep).map(({ customer_id, version }) => ({ customer_id, version: version - keep }));
  if (old.length === 0) return;
  await tx.query(
    `DELETE FROM customer_version v USING jsonb_to_recordset($1::jsonb) AS bound (customer_id text, version bigint)
     WHERE v.customer_id = bound.customer_id AND v.version <= bound.version`,
    [JSON.stringify(old)],
  );
}
