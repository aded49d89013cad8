import type { DataSource, QueryRunner } from 'typeorm';
import type { BusLog } from './bus-log';
import type { FreshRecords } from './fresh-records';
import { type Put, writeOutbox } from './outbox-writer';
import type { Parking } from './parking';
import type { RecordMaker } from './record-maker';
import type { KafkaRecord } from './reliable-producer';
import { UnitOfWork } from './unit-of-work';
import type { TraceMemory } from './trace-memory';

export interface TransactionParts {
  readonly database: DataSource;
  readonly maker: RecordMaker;
  readonly parking: Parking;
  readonly shards: number;
  readonly traces: TraceMemory;
  readonly log: BusLog;
  readonly fresh: FreshRecords;
  /** Something new is in these shards of the outbox. */
  wake(shards: readonly number[]): void;
}

interface Written extends Put {
  readonly records: readonly KafkaRecord[];
}

const nothing: Put = { ids: [], shards: [] };

/** Runs work in one Postgres transaction together with its outgoing events and parked items. */
export class Transactions {
  constructor(private readonly parts: TransactionParts) {}

  /** Where the records that were read lately belong. */
  get traces(): TraceMemory {
    return this.parts.traces;
  }

  async run<T>(work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    const runner = this.parts.database.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction();
      const tx = new UnitOfWork(runner, this.parts.traces);
      const result = await work(tx);
      const { ids, shards: touched, records } = await this.write(tx);
      await runner.commitTransaction();
      // Not before: an id that was rolled back may come again after a crash of the server, with another record.
      this.parts.fresh.add(ids, records);
      if (touched.length > 0) this.parts.wake(touched);
      this.finish(tx);
      return result;
    } catch (error) {
      await this.rollBack(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async write(tx: UnitOfWork): Promise<Written> {
    const { maker, parking, shards } = this.parts;
    const query = tx.query.bind(tx);
    for (const asked of tx.parkings) {
      const told = 'keys' in asked ? await parking.close(query, asked) : [await parking.park(query, asked)];
      for (const event of told) tx.publish(event);
    }
    const records: KafkaRecord[] = [];
    for (const traced of tx.published) records.push(await maker.make(traced.outgoing, traced.traceparent));
    return { ...(records.length > 0 ? await writeOutbox(tx.prepared.bind(tx), records, shards) : nothing), records };
  }

  private finish(tx: UnitOfWork): void {
    for (const then of tx.after) {
      try {
        then();
      } catch (error) {
        this.parts.log.error({ err: error }, 'what was to run after a commit failed');
      }
    }
  }

  private async rollBack(runner: QueryRunner): Promise<void> {
    if (!runner.isTransactionActive) return;
    try {
      await runner.rollbackTransaction();
    } catch (error) {
      // The connection is gone, and with it the transaction.
      this.parts.log.debug({ err: error }, 'a rollback found no connection');
    }
  }
}
