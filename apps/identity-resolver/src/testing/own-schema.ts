import { randomBytes } from 'node:crypto';
import type { CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import { openDatabase } from '@trueup/service-kit';
import type { DataSource } from 'typeorm';
import type { SnapshotForm } from '../adapters/postgres/customer-rows';
import { keyHashFor } from '../adapters/postgres/key-hash';
import { RESOLVER_MIGRATIONS } from '../adapters/postgres/migrations';
import { PostgresShelf } from '../adapters/postgres/postgres-shelf';
import { fromRow, type RecordRow } from '../adapters/postgres/record-row';
import type { StoredReview } from '../judgement/slice';
import type { Contents } from './essence';

const SNAPSHOTS: SnapshotForm = {
  toBytes: (snapshot) => Promise.resolve(Buffer.from(JSON.stringify(snapshot))),
  fromBytes: (bytes) => Promise.resolve(JSON.parse(bytes.toString()) as CustomerGoldenChanged),
};

/** The resolver's tables in a schema of its own on the real PostgreSQL, for the promises of one file. */
export class OwnSchema {
  private opened: DataSource | undefined;

  private constructor(private readonly name: string) {}

  /** Makes the tables before the first promise and drops them after the last. */
  static forSuite(prefix: string): OwnSchema {
    const own = new OwnSchema(`${prefix}_${randomBytes(4).toString('hex')}`);
    beforeAll(() => own.open(), 60_000);
    afterAll(() => own.drop());
    return own;
  }

  get database(): DataSource {
    if (!this.opened) throw new Error('The schema is not open yet.');
    return this.opened;
  }

  /** The resolver's state as a transaction sees it. */
  readonly shelfOn = (tx: Pick<Transaction, 'query'>): PostgresShelf =>
    new PostgresShelf(tx, { cell: 'demo', hash: keyHashFor('demo', 'secret'), snapshots: SNAPSHOTS });

  async contents(): Promise<Contents> {
    const records = await this.database.query<RecordRow[]>('SELECT * FROM source_record');
    const customers = await this.database.query<{ snapshot: Buffer }[]>('SELECT snapshot FROM customer');
    const reviews = await this.database.query<{ body: StoredReview }[]>('SELECT body FROM review');
    const snapshots = await Promise.all(customers.map(({ snapshot }) => SNAPSHOTS.fromBytes(snapshot)));
    return { records: records.map(fromRow), snapshots, reviews: reviews.map(({ body }) => body) };
  }

  /** Empties every table. */
  async clear(): Promise<void> {
    const rows = await this.database.query<{ tablename: string }[]>(
      `SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename <> 'migration'`,
      [this.name],
    );
    await this.database.query(`TRUNCATE ${rows.map(({ tablename }) => tablename).join(', ')}`);
  }

  private async open(): Promise<void> {
    const url = process.env['TEST_DATABASE_URL'];
    if (!url)
      throw new Error('TEST_DATABASE_URL is not set. This suite runs against a real PostgreSQL: start it with npm test, or name one.');
    this.opened = await openDatabase({ url, schema: this.name, migrations: RESOLVER_MIGRATIONS });
  }

  private async drop(): Promise<void> {
    await this.opened?.query(`DROP SCHEMA ${this.name} CASCADE`);
    await this.opened?.destroy();
  }
}
