import { observe } from '../../judgement/observe';
import { observed, person } from '../../testing/observed';
import { OwnSchema } from '../../testing/own-schema';
import { BodyLines1797200000002 } from './body-lines.migration';

jest.setTimeout(60_000);

const own = OwnSchema.forSuite('lines');

it('reads a record that was written in one line as it was', async () => {
  const said = person('Ada', 'Example', { email: 'ada@example.com', phone: '+14155550132' });
  const { record } = observe(undefined, observed(['shopify-us/customer/1', 1], said), { cell: 'demo', country: 'US' });
  const shelf = own.shelfOn({ query: <R>(sql: string, parameters?: unknown[]) => own.database.query<R[]>(sql, parameters) });
  await shelf.lockRecords([record.key]);
  await shelf.saveRecords([record]);
  await shelf.flush();
  const [migration, runner] = [new BodyLines1797200000002(), own.database.createQueryRunner()];
  await migration.down(runner);
  const [row] = await own.database.query<{ body: string }[]>('SELECT body FROM source_record');
  expect(Object.keys(JSON.parse(row?.body ?? '') as object).sort()).toEqual(['circumstances', 'claims', 'identity', 'order', 'orders']);
  await migration.up(runner);
  await migration.up(runner);
  await runner.release();
  const [read] = (await own.contents()).records;
  expect(read?.claims).toEqual(record.claims);
  expect(JSON.stringify(read?.identity)).toBe(JSON.stringify(record.identity));
});
