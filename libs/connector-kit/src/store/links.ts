import type { Member } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import type { RecordRef } from '../records';
import { refKey } from './held-store';

export interface Link {
  readonly customerId: string;
  readonly linkVersion: number;
}

/** Which customer each of these records belongs to. */
export async function linksOf(tx: Transaction, system: string, refs: readonly RecordRef[]): Promise<Map<string, Link>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.query<{ type: string; id: string; customer_id: string; link_version: number }>(
    `SELECT type, id, customer_id, link_version FROM record_link WHERE system = $1 AND (type, id) IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [system, refs.map(({ type }) => type), refs.map(({ id }) => id)],
  );
  return new Map(rows.map((row) => [refKey(row), { customerId: row.customer_id, linkVersion: row.link_version }]));
}

/** Takes in what a snapshot says of its members; an older link never replaces a newer one. */
export async function saveLinks(
  tx: Transaction,
  customerId: string,
  members: readonly Pick<Member, 'source' | 'linkVersion'>[],
): Promise<void> {
  const sorted = [...members].sort((left, right) => (refKey(left.source) < refKey(right.source) ? -1 : 1));
  await tx.query(
    `INSERT INTO record_link AS l (system, type, id, customer_id, link_version)
     SELECT m.system, m.type, m.id, $1, m.version FROM unnest($2::text[], $3::text[], $4::text[], $5::int[]) AS m(system, type, id, version)
     ON CONFLICT (system, type, id) DO UPDATE SET customer_id = EXCLUDED.customer_id, link_version = EXCLUDED.link_version
     WHERE l.link_version <= EXCLUDED.link_version`,
    [
      customerId,
      sorted.map(({ source }) => source.system),
      sorted.map(({ source }) => source.type),
      sorted.map(({ source }) => source.id),
      sorted.map(({ linkVersion }) => linkVersion),
    ],
  );
}

/** Whether any record of the system belongs to the customer. */
export async function customerHasRecord(tx: Transaction, system: string, customerId: string): Promise<boolean> {
  const rows = await tx.query(`SELECT 1 FROM record_link WHERE system = $1 AND customer_id = $2 LIMIT 1`, [system, customerId]);
  return rows.length > 0;
}

/** The records of a system that belong to a customer under any of its ids. */
export async function recordsOf(tx: Transaction, system: string, customerIds: readonly string[]): Promise<(RecordRef & Link)[]> {
  return tx.query<RecordRef & Link>(
    `SELECT type, id, customer_id AS "customerId", link_version AS "linkVersion" FROM record_link
     WHERE system = $1 AND customer_id = ANY($2::text[]) ORDER BY type, id`,
    [system, customerIds],
  );
}
