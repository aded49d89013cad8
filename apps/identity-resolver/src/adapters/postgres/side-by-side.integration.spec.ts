import { randomBytes } from 'node:crypto';
import type { CustomerGoldenChanged } from '@trueup/canonical-schema';
import { CodedError } from '@trueup/event-bus';
import { openDatabase } from '@trueup/service-kit';
import fc from 'fast-check';
import { QueryFailedError, type DataSource } from 'typeorm';
import type { StoredReview } from '../../judgement/slice';
import { companyStory } from '../../testing/company-story';
import { essenceOf } from '../../testing/essence';
import { MemoryShelf } from '../../testing/memory-shelf';
import { play } from '../../testing/play';
import { story, type Step } from '../../testing/story';
import { RESOLVER_MIGRATIONS } from './migrations';
import type { SnapshotForm } from './customer-rows';
import { keyHashFor } from './key-hash';
import { PostgresShelf } from './postgres-shelf';
import { fromRow, type RecordRow } from './record-row';

jest.setTimeout(180_000);

const schema = `beside_${randomBytes(4).toString('hex')}`;
const MIGRATIONS = RESOLVER_MIGRATIONS;
const RESOLVERS = 3;
let database: DataSource;

const snapshots: SnapshotForm = {
  toBytes: (snapshot) => Promise.resolve(Buffer.from(JSON.stringify(snapshot))),
  fromBytes: (bytes) => Promise.resolve(JSON.parse(bytes.toString()) as CustomerGoldenChanged),
};

beforeAll(async () => {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error('TEST_DATABASE_URL is not set. This suite runs against a real PostgreSQL: start it with npm test, or name one.');
  database = await openDatabase({ url, schema, migrations: MIGRATIONS });
});

afterAll(async () => {
  await database?.query(`DROP SCHEMA ${schema} CASCADE`);
  await database?.destroy();
});

async function clear(): Promise<void> {
  const rows = await database.query<{ tablename: string }[]>(
    `SELECT tablename FROM pg_tables WHERE schemaname = $1 AND tablename <> 'migration'`,
    [schema],
  );
  await database.query(`TRUNCATE ${rows.map(({ tablename }) => tablename).join(', ')}`);
}

async function contents() {
  const records = await database.query<RecordRow[]>('SELECT * FROM source_record');
  const customers = await database.query<{ snapshot: Buffer }[]>('SELECT snapshot FROM customer');
  const reviews = await database.query<{ body: StoredReview }[]>('SELECT body FROM review');
  const told = await Promise.all(customers.map(({ snapshot }) => snapshots.fromBytes(snapshot)));
  return { records: records.map(fromRow), snapshots: told, reviews: reviews.map(({ body }) => body) };
}

/** Plays each step in a transaction of its own, again where another one was faster, as a consumer does. */
async function playAll(steps: readonly Step[]): Promise<void> {
  for (const step of steps) await again(() => playOne(step));
}

async function playOne(step: Step): Promise<void> {
  await database.transaction(async (manager) => {
    const query = <R>(sql: string, parameters?: unknown[]) => manager.query<R[]>(sql, parameters);
    await play(new PostgresShelf({ query }, { cell: 'demo', hash: keyHashFor('demo', 'secret'), snapshots }), [step], true);
  });
}

async function again(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (fault) {
      if (attempt === 30 || !isRivalry(fault)) throw fault;
    }
  }
}

function isRivalry(fault: unknown): boolean {
  if (fault instanceof CodedError) return fault.fault === 'transient';
  return fault instanceof QueryFailedError && /^(40|23505)/.test((fault.driverError as { code?: string }).code ?? '');
}

// Decisions and deliveries are about what was published, so they come when the records are known.
it.each([
  ['people', story],
  ['companies', companyStory],
])('makes the same customers of %s, however many resolvers work side by side', async (_of, stories) => {
  await fc.assert(
    fc
      .asyncProperty(stories, async (steps) => {
        const memory = new MemoryShelf('demo');
        await play(memory, steps, true);
        const told = steps.filter((step) => 'observed' in step);
        const shares = Array.from({ length: RESOLVERS }, (_, at) => told.filter((_step, index) => index % RESOLVERS === at));
        await Promise.all(shares.map(playAll));
        await playAll(steps.filter((step) => !('observed' in step)));
        expect(essenceOf(await contents())).toEqual(essenceOf(memory.contents()));
      })
      .beforeEach(clear),
    { numRuns: Number(process.env['TRUEUP_PROPERTY_RUNS'] ?? 10), endOnFailure: true },
  );
});
