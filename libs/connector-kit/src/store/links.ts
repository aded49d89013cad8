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

/** Takes in what snapshots say of their members; an older link never replaces a newer one. */
export async function saveLinks(
  tx: Transaction,
  members: readonly (Pick<Member, 'source' | 'linkVersion'> & { readonly customerId: string })[],
): Promise<void> {
  if (members.length === 0) return;
  const newest = new Map<string, (typeof members)[number]>();
  for (const member of members) {
    const key = refKey(member.source);
    if ((newest.get(key)?.linkVersion ?? -1) <= member.linkVersion) newest.set(key, member);
  }
  const sorted = [...newest].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, member]) => member);
  await tx.query(
    `INSERT INTO record_link AS l (system, type, id, customer_id, link_version)
     SELECT m.system, m.type, m.id, m.customer, m.version
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[]) AS m(system, type, id, customer, version)
     ON CONFLICT (system, type, id) DO UPDATE SET customer_id = EXCLUDED.customer_id, link_version = EXCLUDED.link_version
     WHERE l.link_version <= EXCLUDED.link_version`,
    [
      sorted.map(({ source }) => source.system),
      sorted.map(({ source }) => source.type),
      sorted.map(({ source }) => source.id),
      sorted.map(({ customerId }) => customerId),
      sorted.map(({ linkVersion }) => linkVersion),
    ],
  );
}

/** Those of the customers to whom any record of the system belongs. */
export async function customersWithRecords(tx: Transaction, system: string, customerIds: readonly string[]): Promise<Set<string>> {
  if (customerIds.length === 0) return new Set();
  const rows = await tx.query<{ customer_id: string }>(
    `SELECT DISTINCT customer_id FROM record_link WHERE system = $1 AND customer_id = ANY($2::text[])`,
    [system, customerIds],
  );
  return new Set(rows.map((row) => row.customer_id));
}

/** The records of a system that belong to a customer under any of its ids. */
export async function recordsOf(tx: Transaction, system: string, customerIds: readonly string[]): Promise<(RecordRef & Link)[]> {
  return tx.query<RecordRef & Link>(
    `SELECT type, id, customer_id AS "customerId", link_version AS "linkVersion" FROM record_link
     WHERE system = $1 AND customer_id = ANY($2::text[]) ORDER BY type, id`,
    [system, customerIds],
  );
}
