import type { Prepared } from './prepared';
import type { KafkaRecord } from './reliable-producer';
import { shardOf, slotOf } from './shards';

/** Runs a statement in the transaction whose events are written. */
type RunPrepared = <R>(statement: Prepared, values: unknown[]) => Promise<R[]>;

/**
 * The locks guard the ids: no row passes the filter before all of them are held, and only a row that has passed is given an id. The first
 * half of a lock tells services apart by their schema; `outbox_ahead` takes the same.
 * All values lie in one parameter, side by side: one of bytes travels as it is, while each of an array is spelt out and escaped.
 */
const INSERT: Prepared = {
  name: 'outbox-insert',
  text: `
    WITH held AS MATERIALIZED (
      SELECT pg_advisory_xact_lock_shared(hashtext(current_schema() || '.outbox'), shard) IS NOT NULL AS is_held
      FROM unnest($10::int[]) WITH ORDINALITY AS touched (shard, at) ORDER BY at
    ), put AS (
      INSERT INTO outbox (slot, topic, key, value, headers, bytes)
      SELECT slot, ($2::text[])[topic], key, CASE WHEN length >= 0 THEN substring($4::bytea FROM start FOR length) END, headers, bytes
      FROM unnest($1::smallint[], $3::text[], $5::int[], $6::int[], string_to_array($7::text, E'\\x1e'), $8::int[], $9::int[])
        WITH ORDINALITY AS one (slot, key, start, length, headers, bytes, topic, at)
      WHERE (SELECT bool_and(is_held) FROM held) ORDER BY at
      RETURNING id
    )
    SELECT array_agg(id)::text AS ids FROM put`,
};
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
export async function writeOutbox(run: RunPrepared, records: readonly KafkaRecord[], shards: number): Promise<Put> {
  const slots = records.map(({ key }) => slotOf(key));
  const touched = [...new Set(slots.map((slot) => shardOf(slot, shards)))].sort((one, other) => one - other);
  const topics = [...new Set(records.map(({ topic }) => topic))];
  const values = placed(records);
  const [row] = await run<{ ids: string }>(INSERT, [
    slots,
    topics,
    records.map(({ key }) => key),
    values.bytes,
    values.starts,
    values.lengths,
    records.map(({ headers }) => JSON.stringify(headers)).join(PART),
    records.map(sizeOf),
    records.map(({ topic }) => topics.indexOf(topic) + 1),
    touched,
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
