import { randomBytes } from 'node:crypto';
import type { CustomerGoldenChanged } from '@trueup/canonical-schema';
import { openDatabase } from '@trueup/service-kit';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import type { StoredReview } from '../../judgement/slice';
import { companyStory } from '../../testing/company-story';
import { essenceOf } from '../../testing/essence';
import { MemoryShelf } from '../../testing/memory-shelf';
import { play } from '../../testing/play';
import { story } from '../../testing/story';
import { RESOLVER_MIGRATIONS } from './migrations';
import { keyHashFor } from './key-hash';
import { PostgresShelf } from './postgres-shelf';
import type { SnapshotForm } from './customer-rows';
import { fromRow, type RecordRow } from './record-row';

jest.setTimeout(120_000);

const schema = `shelf_${randomBytes(4).toString('hex')}`;
let database: DataSource;

const snapshots: SnapshotForm = {
  toBytes: (snapshot) => Promise.resolve(Buffer.from(JSON.stringify(snapshot))),
  fromBytes: (bytes) => Promise.resolve(JSON.parse(bytes.toString()) as CustomerGoldenChanged),
};

beforeAll(async () => {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error('TEST_DATABASE_URL is not set. This suite runs against a real PostgreSQL: start it with npm test, or name one.');
  database = await openDatabase({
    url,
    schema,
    migrations: RESOLVER_MIGRATIONS,
  });
});

afterAll(async () => {
  await database?.query(`DROP SCHEMA ${schema} CASCADE`);
  await database?.destroy();
});

async function contents() {
  const records = await database.query<RecordRow[]>('SELECT * FROM source_record');
  const customers = await database.query<{ snapshot: Buffer }[]>('SELECT snapshot FROM customer');
  const reviews = await database.query<{ body: StoredReview }[]>('SELECT body FROM review');
  const told = await Promise.all(customers.map(({ snapshot }) => snapshots.fromBytes(snapshot)));
  return { records: records.map(fromRow), snapshots: told, reviews: reviews.map(({ body }) => body) };
}

async function clear(): Promise<void> {
  const rows = await database.query<{ tablename: string }[]>(
    `SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename <> 'migration'`,
    [schema],
  );
  await database.query(`TRUNCATE ${rows.map(({ tablename }) => tablename).join(', ')}`);
}

it('keeps in Postgres what a story makes in memory', async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.oneof(story, companyStory), async (steps) => {
        const memory = new MemoryShelf('demo');
        await play(memory, steps, true);
        const query = <R>(sql: string, parameters?: unknown[]) => database.query<R[]>(sql, parameters);
        await play(new PostgresShelf({ query }, { cell: 'demo', hash: keyHashFor('demo', 'secret'), snapshots }), steps, true);
        expect(essenceOf(await contents())).toEqual(essenceOf(memory.contents()));
      })
      .beforeEach(clear),
    { numRuns: 30, endOnFailure: true },
  );
});
