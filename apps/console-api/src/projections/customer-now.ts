import type { DataSource } from 'typeorm';

/** The newest snapshot of a customer as the table holds it. */
export interface CustomerRow {
  readonly customer_id: string;
  readonly version: string;
  readonly kind: string;
  readonly status: string;
  readonly merged_into: string | null;
  readonly display_name: string | null;
  readonly recorded_at: string;
  readonly snapshot: Record<string, unknown> & { readonly systems: unknown };
}

/**
 * The customer that an id means now: itself while it lives, else the one whose newest snapshot claims it, else the one that it was merged
 * into. Only newest snapshots are asked, so that the order in which customers were heard of makes no difference.
 */
export async function customerNow(database: DataSource, id: string): Promise<CustomerRow | undefined> {
  const [row] = await database.query<CustomerRow[]>(
    `WITH RECURSIVE way (id, steps, is_claimed) AS (
       SELECT $1::text, 0, true
       UNION
       SELECT next.id, way.steps + 1, next.is_claimed FROM way, LATERAL (
         SELECT c.customer_id AS id, true AS is_claimed FROM customer_alias a JOIN customer c USING (customer_id)
         WHERE a.alias = way.id AND c.status <> 'merged' AND c.snapshot->'aliases' ? way.id
         UNION ALL SELECT c.merged_into, false FROM customer c WHERE c.customer_id = way.id AND c.merged_into IS NOT NULL
       ) AS next WHERE way.steps < 50)
     SELECT c.* FROM way JOIN customer c ON c.customer_id = way.id
     ORDER BY (c.status = 'merged'), way.steps, way.is_claimed DESC, c.customer_id LIMIT 1`,
    [id],
  );
  return row;
}
