import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { EventBus, Transaction } from '@trueup/event-bus';
import { openDatabase } from '@trueup/service-kit';
import type { DataSource } from 'typeorm';
import { SETTING } from '../../testing/memory-resolver';
import { decided, metaOf, observed, person } from '../../testing/observed';
import { resolveObserved } from '../../use-cases/resolve-observed';
import { takeDecisions } from '../../use-cases/take-decisions';
import type { HandlerSetting } from '../kafka/resolver-handlers';
import { workDue } from './due-queue';
import { saveDue } from './due-times';
import { keyHashFor } from './key-hash';
import { RESOLVER_MIGRATIONS } from './migrations';
import { PostgresShelf } from './postgres-shelf';

const schema = `queue_${randomBytes(4).toString('hex')}`;
const [FOUNDER, MATE] = ['shopify-us/customer/1', 'salesforce/Contact/2'];
let database: DataSource;

beforeAll(async () => {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error('TEST_DATABASE_URL is not set. This suite runs against a real PostgreSQL: start it with npm test, or name one.');
  database = await openDatabase({ url, schema, migrations: RESOLVER_MIGRATIONS });
}, 60_000);

afterAll(async () => {
  await database?.query(`DROP SCHEMA ${schema} CASCADE`);
  await database?.destroy();
});

const snapshots = {
  toBytes: (snapshot: CustomerGoldenChanged) => Promise.resolve(Buffer.from(JSON.stringify(snapshot))),
  fromBytes: (bytes: Buffer) => Promise.resolve(JSON.parse(bytes.toString()) as CustomerGoldenChanged),
};
const shelfOn = (tx: Pick<Transaction, 'query'>) => new PostgresShelf(tx, { cell: 'demo', hash: keyHashFor('demo', 'secret'), snapshots });

/** Runs work as a handler does, in one transaction. */
function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return database.transaction((manager) => {
    const silent = { publish: () => undefined, park: () => undefined, afterCommit: () => undefined };
    return work({ query: manager.query.bind(manager), ...silent } as unknown as Transaction);
  });
}

const bus = { transaction: inTransaction, meta: () => metaOf('due', 10_000) } as unknown as EventBus;
const handling: HandlerSetting = { setting: SETTING, shelfOn, onResolved: () => undefined };
const dueNow = () => database.query<object[]>('SELECT record_key FROM due_time');

it('gives way to a handler that holds a part of the customer, never ends it, and judges once it is done', async () => {
  await inTransaction(async (tx) => {
    const shelf = shelfOn(tx);
    await resolveObserved(shelf, [observed([FOUNDER, 1], person('Ada', 'Example')), observed([MATE, 2], person('Ada', 'Sample'))], SETTING);
    await shelf.flush();
  });
  await inTransaction(async (tx) => {
    const shelf = shelfOn(tx);
    await takeDecisions(shelf, [decided('link', [FOUNDER, MATE])], SETTING);
    await shelf.flush();
  });
  await saveDue(database, [{ key: FOUNDER, at: 5 }]);
  for (const first of [MATE, FOUNDER]) {
    // It holds one record, waits, then wants the whole customer and says that it is due, as a handler that was observed twice.
    const handler = inTransaction(async (tx) => {
      const shelf = shelfOn(tx);
      await shelf.lockRecords([first]);
      await sleep(200);
      await shelf.sliceAround([first]);
      await saveDue(tx, [{ key: FOUNDER, at: 6 }]);
      await sleep(500);
    });
    await sleep(50);
    await expect(Promise.all([handler, workDue(bus, handling)])).resolves.toBeDefined();
    expect(await dueNow()).toHaveLength(1);
  }
  await workDue(bus, handling);
  expect(await dueNow()).toEqual([]);
});
