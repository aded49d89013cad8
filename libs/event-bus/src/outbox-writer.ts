import type { KafkaRecord } from './reliable-producer';
import { shardOf, slotOf } from './shards';

export type Query = <R>(sql: string, parameters?: unknown[]) => Promise<R[]>;

/** First half of the advisory locks that guard the ids of an outbox; the schema tells services apart. `outbox_ahead` takes the same. */
const outboxLock = `hashtext(current_schema() || '.outbox')`;

// All values lie in one parameter, side by side: one of bytes travels as it is, while each of an array is spelt out and escaped.
const INSERT = `
  WITH put AS (
    INSERT INTO outbox (slot, topic, key, value, headers, bytes)
    SELECT slot, ($2::text[])[topic], key, CASE WHEN length >= 0 THEN substring($4::bytea FROM start FOR length) END, headers, bytes
    FROM unnest($1::smallint[], $3::text[], $5::int[], $6::int[], string_to_array($7::text, E'\\x1e'), $8::int[], $9::int[])
      WITH ORDINALITY AS one (slot, key, start, length, headers, bytes, topic, at) ORDER BY at
    RETURNING id
  )
  SELECT array_agg(id)::text AS ids FROM put`;
/** Parts headers, which hold no control characters since they are JSON. */
const PART = '\u001e';

/** What has been put into the outbox, to be committed. */
export interface Put {
  /** In the order of the records. */
  readonly ids: readonly string[];
  /** Where they lie, in order. */
  readonly shards: readonly number[];
}

/**
 * Writes records to the outbox as the last step before the commit. Ids are given out under a shared lock of the
 * shard that lasts to the commit: a publisher that takes the lock alone sees every id that was given out, so nothing can turn up behind it.
 */
export async function writeOutbox(query: Query, records: readonly KafkaRecord[], shards: number): Promise<Put> {
  const slots = records.map(({ key }) => slotOf(key));
  const touched = [...new Set(slots.map((slot) => shardOf(slot, shards)))].sort((one, other) => one - other);
  await query(
    `SELECT pg_advisory_xact_lock_shared(${outboxLock}, shard) FROM unnest($1::int[]) WITH ORDINALITY AS touched (shard, at) ORDER BY at`,
    [touched],
  );
  const topics = [...new Set(records.map(({ topic }) => topic))];
  const values = placed(records);
  const [row] = await query<{ ids: string }>(INSERT, [
    slots,
    topics,
    records.map(({ key }) => key),
    values.bytes,
    values.starts,
    values.lengths,
    records.map(({ headers }) => JSON.stringify(headers)).join(PART),
    records.map(sizeOf),
    records.map(({ topic }) => topics.indexOf(topic) + 1),
  ]);
  return { ids: row?.ids.slice(1, -1).split(',') ?? [], shards: touched };
}

/** Bytes of a record in Kafka, rounded up. */
export function sizeOf({ key, value, headers }: KafkaRecord): number {
  const headerBytes = Object.entries(headers).reduce((sum, [name, text]) => sum + name.length + Buffer.byteLength(text) + 10, 0);
  return Buffer.byteLength(key) + (value?.length ?? 0) + headerBytes + 100;
}

/** Values side by side; the first byte is number 1, and one that is absent has length -1. */
function placed(records: readonly KafkaRecord[]): { bytes: Buffer; starts: number[]; lengths: number[] } {
  const lengths = records.map(({ value }) => value?.length ?? -1);
  let next = 1;
  const starts = lengths.map((length) => {
    const start = next;
    next += Math.max(0, length);
    return start;
  });
  return { bytes: Buffer.concat(records.flatMap(({ value }) => value ?? [])), starts, lengths };
}
