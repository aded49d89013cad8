import { hostname } from 'node:os';
import type { DataSource, EntityManager } from 'typeorm';
import type { BusLog } from './bus-log';
import { deferred } from './deferred';
import { delay } from './delay';
import type { FreshRecords } from './fresh-records';
import { Lease, LeaseLost } from './lease';
import { outboxLock } from './outbox-writer';
import { type ClientOver, type KafkaRecord, ReliableProducer } from './reliable-producer';

const leaseMs = 4_000;
const pollMs = 500;
const rowsAtOnce = 500;
/** Below Kafka's limit for one batch, since all rows may go to one partition. */
const bytesAtOnce = 1_800_000;

interface Row {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer | null;
  readonly headers: string;
}

/** A record with its id in the outbox. */
interface Outbound extends KafkaRecord {
  readonly id: string;
}

export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** Moves one shard of the outbox to Kafka, in order, while it holds the shard's lease. */
export class OutboxPublisher {
  /** What keeps the shard from moving. */
  problem: string | undefined;
  private woken = deferred();

  constructor(
    private readonly from: { database: DataSource; client: ClientOver; log: BusLog; fresh: FreshRecords },
    private readonly shard: Shard,
  ) {}

  /** There is something new. */
  wake(): void {
    this.woken.resolve();
  }

  async run(signal: AbortSignal): Promise<void> {
    const lease = new Lease(this.from.database, `outbox/${this.shard.number}`, {
      holder: `${hostname()}/${process.pid}`,
      ttlMs: leaseMs,
    });
    await lease.hold((fence, held) => this.publishWhile(held, fence), signal);
  }

  private async publishWhile(held: AbortSignal, fence: bigint): Promise<void> {
    const producer = new ReliableProducer(this.from.client, this.from.log);
    // Whoever lost the lease must not send late what its successor has sent already.
    held.addEventListener('abort', () => (held.reason instanceof LeaseLost ? producer.drop() : undefined), { once: true });
    let last = '0';
    for (let failures = 0; !held.aborted;) {
      this.woken = deferred();
      try {
        const rows = (await this.hasMore(last)) ? await this.read(last) : [];
        if (rows.length > 0) last = await this.publish(rows, { producer, held, fence });
        else await this.rest(held);
        failures = 0;
        this.problem = undefined;
      } catch (error) {
        if (held.aborted) break;
        failures += 1;
        this.from.fresh.clear();
        this.problem = `The outbox does not move: ${error instanceof Error ? error.message : String(error)}`;
        this.from.log.warn({ err: error, shard: this.shard.number, failures }, 'outbox publishing failed and is tried again');
        await delay(Math.min(2_000, 50 * 2 ** failures), held);
      }
    }
    await producer.close();
  }

  /** Looks without a lock, so that an idle outbox costs one statement. In order, so that it begins behind the rows that are gone. */
  private async hasMore(last: string): Promise<boolean> {
    const { number, of } = this.shard;
    const rows = await this.from.database.query<unknown[]>(`SELECT FROM outbox WHERE id > $1 AND slot % $3 = $2 ORDER BY id LIMIT 1`, [
      last,
      number,
      of,
    ]);
    return rows.length > 0;
  }

  /** Everything given out so far, after the last: the exclusive lock waits for whoever was given an id and has not committed yet. */
  private async read(last: string): Promise<Outbound[]> {
    return this.from.database.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(${outboxLock}, $1)`, [this.shard.number]);
      const rows = await tx.query<{ id: string }[]>(
        `SELECT id FROM (
           SELECT id, bytes, sum(bytes) OVER (ORDER BY id) AS total FROM
             (SELECT id, bytes FROM outbox WHERE id > $1 AND slot % $3 = $2 ORDER BY id LIMIT ${rowsAtOnce}) AS head
         ) AS fitting WHERE total <= ${bytesAtOnce} OR total = bytes ORDER BY id`,
        [last, this.shard.number, this.shard.of],
      );
      const fresh = new Map(rows.map(({ id }) => [id, this.from.fresh.take(id)] as const));
      const others = rows.map(({ id }) => id).filter((id) => fresh.get(id) === undefined);
      const stored = await this.stored(tx, others);
      return rows.flatMap(({ id }): Outbound[] => {
        const record = fresh.get(id) ?? stored.get(id);
        return record ? [{ ...record, id }] : [];
      });
    });
  }

  /** What another process put there, or this one before it was started. */
  private async stored(tx: Pick<EntityManager, 'query'>, ids: readonly string[]): Promise<Map<string, KafkaRecord>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<Row[]>('SELECT id, topic, key, value, headers FROM outbox WHERE id = ANY($1::bigint[])', [ids]);
    return new Map(rows.map(({ id, headers, ...row }) => [id, { ...row, headers: JSON.parse(headers) as Record<string, string> }]));
  }

  private async publish(
    records: readonly Outbound[],
    by: { producer: ReliableProducer; held: AbortSignal; fence: bigint },
  ): Promise<string> {
    by.held.throwIfAborted();
    await by.producer.send(records);
    by.held.throwIfAborted();
    await this.remove(records, by.fence);
    return records.at(-1)?.id ?? '0';
  }

  /** A delete that a crash of the server forgets costs only a repeat, so it need not wait for the disk. */
  private async remove(records: readonly Outbound[], fence: bigint): Promise<void> {
    await this.from.database.transaction(async (tx) => {
      await tx.query(`SET LOCAL synchronous_commit = off`);
      const [, removed] = await tx.query<[unknown, number]>(
        `DELETE FROM outbox WHERE id = ANY($1) AND EXISTS (SELECT FROM lease WHERE name = $2 AND fence = $3)`,
        [records.map(({ id }) => id), `outbox/${this.shard.number}`, fence],
      );
      if (removed === 0) throw new Error(`Shard ${this.shard.number} of the outbox has another publisher.`);
    });
  }

  private async rest(held: AbortSignal): Promise<void> {
    const over = new AbortController();
    await Promise.race([this.woken.promise, delay(pollMs, AbortSignal.any([held, over.signal]))]);
    over.abort();
  }
}
