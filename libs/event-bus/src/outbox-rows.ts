import type { DataSource } from 'typeorm';
import { delay } from './delay';
import type { FreshRecords } from './fresh-records';
import type { KafkaRecord } from './reliable-producer';

const rowsAtOnce = 500;
/** Below Kafka's limit for one batch, since all rows may go to one partition. */
const bytesAtOnce = 1_800_000;
const commitToldMs = 2;

export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** A record with its id in the outbox. */
export interface Outbound extends KafkaRecord {
  readonly id: string;
}

/** What lies ahead of a publisher. */
export interface Ahead {
  /** In the order of their ids. */
  readonly records: readonly Outbound[];
  /** More may lie behind them of which this process is not told. */
  readonly hasMore: boolean;
}

interface Row extends Omit<KafkaRecord, 'headers'> {
  readonly id: string;
  readonly headers: string;
}

/** One shard of the outbox, as its publisher reads and empties it. */
export class OutboxRows {
  constructor(
    private readonly from: { readonly database: DataSource; readonly fresh: FreshRecords },
    private readonly shard: Shard,
  ) {}

  /** Everything given out so far, after the last and as much as is sent at once. */
  async after(last: string): Promise<Ahead> {
    const ahead = await this.from.database.query<{ id: string; bytes: number }[]>('SELECT id, bytes FROM outbox_ahead($1, $2, $3, $4)', [
      last,
      this.shard.number,
      this.shard.of,
      rowsAtOnce,
    ]);
    const ids = ahead.slice(0, fitting(ahead)).map(({ id }) => id);
    const fresh = new Map<string, KafkaRecord>();
    // The lock of a commit here ends before this process is told of it: a moment later its records are at hand.
    if (this.takeFresh(ids, fresh).length > 0) await delay(commitToldMs);
    const stored = await this.stored(this.takeFresh(ids, fresh));
    const records = ids.flatMap((id): Outbound[] => {
      const record = fresh.get(id) ?? stored.get(id);
      return record ? [{ ...record, id }] : [];
    });
    return { records, hasMore: ids.length < ahead.length || ahead.length === rowsAtOnce || stored.size > 0 };
  }

  /**
   * Throws where the fence is not this shard's. A delete that a crash of the server forgets costs only a repeat, so it need not wait for
   * the disk: no row goes before the setting, which ends with the statement, has answered.
   */
  async remove(records: readonly Outbound[], fence: bigint): Promise<void> {
    const [, removed] = await this.from.database.query<[unknown, number]>(
      `DELETE FROM outbox WHERE id = ANY($1)
         AND EXISTS (SELECT FROM lease WHERE name = $2 AND fence = $3 AND set_config('synchronous_commit', 'off', true) = 'off')`,
      [records.map(({ id }) => id), `outbox/${this.shard.number}`, fence],
    );
    if (removed === 0) throw new Error(`Shard ${this.shard.number} of the outbox has another publisher.`);
  }

  /** Adds what is at hand and answers the ids of the others. */
  private takeFresh(ids: readonly string[], to: Map<string, KafkaRecord>): string[] {
    return ids.filter((id) => {
      const record = to.get(id) ?? this.from.fresh.take(id);
      if (record) to.set(id, record);
      return !record;
    });
  }

  /** What another process put there, or this one before it was started. */
  private async stored(ids: readonly string[]): Promise<Map<string, KafkaRecord>> {
    if (ids.length === 0) return new Map();
    const rows = await this.from.database.query<Row[]>('SELECT id, topic, key, value, headers FROM outbox WHERE id = ANY($1::bigint[])', [
      ids,
    ]);
    return new Map(rows.map(({ id, headers, ...row }) => [id, { ...row, headers: JSON.parse(headers) as Record<string, string> }]));
  }
}

/** How many of the first go together: one always does. */
function fitting(rows: readonly { bytes: number }[]): number {
  let bytes = 0;
  const end = rows.findIndex((row, index) => {
    bytes += row.bytes;
    return index > 0 && bytes > bytesAtOnce;
  });
  return end === -1 ? rows.length : end;
}
