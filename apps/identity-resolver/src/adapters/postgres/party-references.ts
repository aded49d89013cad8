import type { Transaction } from '@trueup/event-bus';
import type { KnownRecords } from './known-records';

type Query = Pick<Transaction, 'query'>;

/** That a record names another one, by the other's founding id. */
export interface IdReference {
  readonly partyId: string;
  readonly referrer: string;
}

/** A record's founding id and the customer that holds it. */
export interface IdHolder {
  readonly id: string;
  readonly customerId: string;
}

/** Remembers who names whom. `fresh` are new companies among those who name: none of them is named elsewhere meanwhile, or a circle would close unseen. */
export async function noteParties(tx: Query, references: readonly IdReference[], fresh: readonly string[]): Promise<void> {
  if (fresh.length > 0) await lockIds(tx, 'pg_advisory_xact_lock', fresh);
  await tx.query(
    `INSERT INTO party_reference SELECT DISTINCT p, r FROM unnest($1::uuid[], $2::text[]) AS fresh (p, r) ORDER BY p, r ON CONFLICT DO NOTHING`,
    [references.map(({ partyId }) => partyId), references.map(({ referrer }) => referrer)],
  );
}

/**
 * Who names these records. A row that changes customer is held, so that whoever begins to name it waits; one that is new has no row yet
 * and is held by its id. A person is hardly ever a party, and so many of them come at once that their ids are not held.
 */
export async function referrersOf(tx: Query, ids: readonly string[], records: KnownRecords): Promise<IdReference[]> {
  const fresh = newCompanies(ids, records);
  if (fresh.length > 0) await lockIds(tx, 'pg_advisory_xact_lock', fresh);
  return tx.query('SELECT party_id AS "partyId", referrer FROM party_reference WHERE party_id = ANY($1::uuid[])', [ids]);
}

/** Those of these ids whose records are new and no persons. */
export function newCompanies(ids: readonly string[], records: KnownRecords): string[] {
  return ids.filter((id) => !records.isStored(id) && records.get(id)?.kind !== 'person');
}

/** Who holds these records, none of which changes customer until the transaction ends. */
export async function holdersOf(tx: Query, ids: readonly string[], records: KnownRecords): Promise<IdHolder[]> {
  const isOwn = (id: string) => records.get(id) !== undefined && (records.isHeld(id) || !records.isStored(id));
  const own = ids.filter(isOwn).flatMap((id) => ({ id, customerId: records.get(id)?.link?.customerId ?? id }));
  const others = ids.filter((id) => !isOwn(id));
  const found = await readHolders(tx, others);
  const absent = others.filter((id) => !found.some((holder) => holder.id === id));
  if (absent.length === 0) return [...own, ...found];
  await lockIds(tx, 'pg_advisory_xact_lock_shared', absent);
  return [...own, ...found, ...(await readHolders(tx, absent))];
}

async function readHolders(tx: Query, ids: readonly string[]): Promise<IdHolder[]> {
  if (ids.length === 0) return [];
  return tx.query(
    `SELECT founding_id AS id, coalesce(customer_id, founding_id) AS "customerId" FROM source_record WHERE founding_id = ANY($1::uuid[])
     ORDER BY founding_id FOR SHARE`,
    [ids],
  );
}

async function lockIds(tx: Query, lock: 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared', ids: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT ${lock}(lock) FROM (SELECT DISTINCT hashtextextended(id, 7413) AS lock FROM unnest($1::text[]) AS id ORDER BY lock) AS locks`,
    [ids],
  );
}
