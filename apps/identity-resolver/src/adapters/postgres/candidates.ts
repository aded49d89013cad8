import type { Transaction } from '@trueup/event-bus';
import type { StoredRecord } from '../../judgement/stored-record';
import type { Candidates } from '../../use-cases/shelf';
import type { KeyHash } from './key-hash';
import { hashedKeys, type HashedKey } from './match-keys';
import { fromRow, type RecordRow } from './record-row';

type Query = Pick<Transaction, 'query'>;
type Blocks = ReadonlyMap<string, readonly string[]>;

/** The records under the keys of each record. A key over its bound brings those under its refined key only. */
export async function candidatesFor(tx: Query, hash: KeyHash, records: readonly StoredRecord[]): Promise<ReadonlyMap<string, Candidates>> {
  const keys = new Map(records.map((record) => [record.key, hashedKeys(record, hash)] as const));
  const blocks = await readBlocks(tx, [...keys.values()].flat());
  const found = new Map([...keys].map(([key, own]) => [key, own.map((one) => within(one, blocks))] as const));
  const wanted = [...new Set([...found.values()].flat().flatMap((block) => block.keys))];
  const rows = await tx.query<RecordRow>('SELECT * FROM source_record WHERE key = ANY($1::text[])', [wanted]);
  const known = new Map(rows.map((row) => [row.key, fromRow(row)] as const));
  return new Map(
    [...found].map(([key, own]) => {
      const others = [...new Set(own.flatMap((block) => block.keys))].filter((other) => other !== key);
      return [key, { records: others.flatMap((other) => known.get(other) ?? []), isWhole: own.every(({ isWhole }) => isWhole) }] as const;
    }),
  );
}

function within({ whole, refined, bound }: HashedKey, blocks: Blocks): { keys: readonly string[]; isWhole: boolean } {
  const all = blocks.get(whole) ?? [];
  if (all.length <= bound) return { keys: all, isWhole: true };
  return { keys: (refined ? (blocks.get(refined) ?? []) : all).slice(0, bound), isWhole: false };
}

/** Up to one more than its bound under each hash, so that a full block can be told from one that is over. */
async function readBlocks(tx: Query, keys: readonly HashedKey[]): Promise<Blocks> {
  const bounds = new Map(
    keys.flatMap(({ whole, refined, bound }) => [whole, ...(refined ? [refined] : [])].map((key) => [key, bound] as const)),
  );
  const rows = await tx.query<{ hash: string; records: string[] }>(
    `SELECT k.hash, array_agg(m.record_key) AS records FROM unnest($1::text[], $2::int[]) AS k(hash, bound),
       LATERAL (SELECT record_key FROM match_key WHERE match_key.hash = k.hash ORDER BY record_key LIMIT k.bound + 1) AS m GROUP BY k.hash`,
    [[...bounds.keys()], [...bounds.values()]],
  );
  return new Map(rows.map(({ hash, records }) => [hash, records] as const));
}
