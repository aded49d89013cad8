import { setTimeout as sleep } from 'node:timers/promises';
import type { EventBus, Transaction } from '@trueup/event-bus';
import { SETTING } from '../../testing/memory-resolver';
import { decided, metaOf, observed, person } from '../../testing/observed';
import { OwnSchema } from '../../testing/own-schema';
import { resolveObserved } from '../../use-cases/resolve-observed';
import { takeDecisions } from '../../use-cases/take-decisions';
import type { HandlerSetting } from '../kafka/resolver-handlers';
import { Attempts } from './attempts';
import { workDue } from './due-queue';
import { saveDue } from './due-times';

jest.setTimeout(60_000);

const own = OwnSchema.forSuite('queue');
const [FOUNDER, MATE] = ['shopify-us/customer/1', 'salesforce/Contact/2'];

const { shelfOn } = own;

/** Runs work as a handler does, in one transaction. */
function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return own.database.transaction((manager) => {
    const silent = { publish: () => undefined, park: () => undefined, afterCommit: () => undefined };
    return work({ query: manager.query.bind(manager), ...silent } as unknown as Transaction);
  });
}

const bus = { transaction: inTransaction, meta: () => metaOf('due', 10_000) } as unknown as EventBus;
const handling: HandlerSetting = { setting: SETTING, shelfOn, mustCount: () => Promise.resolve(), onResolved: () => undefined };
const work = { bus, handling, attempts: new Attempts(200, () => undefined) };
const dueNow = () => own.database.query<object[]>('SELECT record_key FROM due_time');

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
  await saveDue(own.database, [{ key: FOUNDER, at: 5 }]);
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
    await expect(Promise.all([handler, workDue(work)])).resolves.toBeDefined();
    expect(await dueNow()).toHaveLength(1);
  }
  await workDue(work);
  expect(await dueNow()).toEqual([]);
});
