import type { Transaction } from '@trueup/event-bus';
import { KEY_BOUNDS, matchKeys } from '@trueup/identity';
import type { StoredRecord } from '../../judgement/stored-record';
import type { KeyHash } from './key-hash';

/** A match key as it lies in Postgres. `bound` is how many records it may bring. */
export interface HashedKey {
  readonly whole: string;
  readonly refined: string | null;
  readonly bound: number;
}

const hashed = new WeakMap<StoredRecord['identity'], readonly HashedKey[]>();

/** The keys of a record, hashed once for each state of it. */
export function hashedKeys({ identity }: StoredRecord, hash: KeyHash): readonly HashedKey[] {
  const keys = hashed.get(identity) ?? hashAll(identity, hash);
  hashed.set(identity, keys);
  return keys;
}

function hashAll(identity: StoredRecord['identity'], hash: KeyHash): HashedKey[] {
  return matchKeys(identity).map(({ kind, value, refined }) => ({
    whole: hash(`${kind}|${value}`),
    refined: refined === null ? null : hash(`${kind}|${refined}`),
    bound: KEY_BOUNDS[kind],
  }));
}

/**
 * Puts the records under their keys. Two transactions that share a key wait for each other here, in the order of the
 * hashes, so that the second sees what the first put there.
 */
export async function indexRecords(tx: Pick<Transaction, 'query'>, hash: KeyHash, records: readonly StoredRecord[]): Promise<void> {
  const pairs = records.flatMap((record) =>
    hashedKeys(record, hash).flatMap(({ whole, refined }) =>
      [whole, ...(refined ? [refined] : [])].map((key) => [key, record.key] as const),
    ),
  );
  const hashes = [...new Set(pairs.map(([key]) => key))].sort();
  await tx.query('INSERT INTO match_block SELECT h FROM unnest($1::text[]) AS h ORDER BY h ON CONFLICT DO NOTHING', [hashes]);
  await tx.query('SELECT 1 FROM match_block WHERE hash = ANY($1::text[]) ORDER BY hash FOR UPDATE', [hashes]);
  await tx.query(
    'INSERT INTO match_key SELECT DISTINCT h, r FROM unnest($1::text[], $2::text[]) AS k(h, r) ORDER BY h, r ON CONFLICT DO NOTHING',
    [pairs.map(([key]) => key), pairs.map(([, record]) => record)],
  );
}
