import type { BusLog } from './bus-log';
import { ParkedCount } from './parked-count';

const log: BusLog = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

async function countedBy(query: () => Promise<object[]>): Promise<ParkedCount['open']> {
  const count = new ParkedCount({ query: query as never }, log);
  count.start();
  await count.stop();
  return count.open;
}

it('tells how many items are parked, by system', async () => {
  expect(await countedBy(() => Promise.resolve([{ system: 'shop', items: 2 }]))).toEqual({ shop: 2 });
});

it('ends nothing where the database is away', async () => {
  expect(await countedBy(() => Promise.reject(new Error('The database is away.')))).toEqual({});
});
