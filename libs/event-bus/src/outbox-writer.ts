import type { KafkaRecord } from './reliable-producer';
import { shardOf, slotOf } from './shards';

export type Query = <R>(sql: string, parameters?: unknown[]) => Promise<R[]>;

/** First half of the advisory locks that guard the ids of an outbox; the schema tells services apart. */
export const outboxLock = `hashtext(current_schema() || '.outbox')`;

/**
 * Writes records to the outbox as the last step before the commit. Ids are given out under a shared lock of the shard that lasts to the commit:
 * a publisher that takes the lock alone sees every id that was given out, so nothing can turn up behind it.
 */
export async function writeOutbox(query: Query, records: readonly KafkaRecord[], shards: number): Promise<void> {
  const slots = records.map(({ key }) => slotOf(key));
  const touched = [...new Set(slots.map((slot) => shardOf(slot, shards)))].sort((one, other) => one - other);
  await query(
    `SELECT pg_advisory_xact_lock_shared(${outboxLock}, shard) FROM unnest($1::int[]) WITH ORDINALITY AS touched (shard, at) ORDER BY at`,
    [touched],
  );
  await query(
    `INSERT INTO outbox (slot, topic, key, value, headers, bytes)
     SELECT slot, topic, key, value, headers, bytes
     FROM unnest($1::smallint[], $2::text[], $3::text[], $4::bytea[], $5::text[], $6::int[]) WITH ORDINALITY AS one (slot, topic, key, value, headers, bytes, at) ORDER BY at`,
    [
      slots,
      records.map(({ topic }) => topic),
      records.map(({ key }) => key),
      records.map(({ value }) => value),
      records.map(({ headers }) => JSON.stringify(headers)),
      records.map(sizeOf),
    ],
  );
}

/** Bytes of a record in Kafka, rounded up. */
export function sizeOf({ key, value, headers }: KafkaRecord): number {
  const headerBytes = Object.entries(headers).reduce((sum, [name, text]) => sum + name.length + Buffer.byteLength(text) + 10, 0);
  return Buffer.byteLength(key) + (value?.length ?? 0) + headerBytes + 100;
}
