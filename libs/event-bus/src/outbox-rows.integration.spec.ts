import { randomBytes } from 'node:crypto';
import type { DataSource, QueryRunner } from 'typeorm';
import { FreshRecords } from './fresh-records';
import { OutboxRows } from './outbox-rows';
import { writeOutbox } from './outbox-writer';
import { runPrepared } from './prepared';
import type { KafkaRecord } from './reliable-producer';
import { connect } from './testing/bus-fixture';

const schema = `outbox_${randomBytes(5).toString('hex')}`;
const shard = { number: 0, of: 1 };
let database: DataSource;

beforeAll(async () => {
  database = await connect({ schema, databaseUrl: process.env['TEST_DATABASE_URL'] ?? '' });
  await database.query(`CREATE SCHEMA ${schema}`);
  await database.runMigrations();
  await database.query(`INSERT INTO lease VALUES ('outbox/0', 'me', 7, now())`);
});

afterAll(async () => {
  await database?.query(`DROP SCHEMA ${schema} CASCADE`);
  await database?.destroy();
});

afterEach(() => database.query('TRUNCATE outbox'));

const rows = (fresh = new FreshRecords()): OutboxRows => new OutboxRows({ database, fresh }, shard);
const record = (key: string, bytes = 10) => ({ topic: 't', key, value: Buffer.alloc(bytes, key), headers: { h: key } });

async function put(runner: QueryRunner, ...records: KafkaRecord[]): Promise<void> {
  await writeOutbox((statement, values) => runPrepared(runner, statement, values), records, 1);
}

async function begun(...keys: string[]): Promise<QueryRunner> {
  const runner = database.createQueryRunner();
  await runner.startTransaction();
  await put(runner, ...keys.map((key) => record(key)));
  return runner;
}

async function write(...keys: string[]): Promise<void> {
  const runner = await begun(...keys);
  await runner.commitTransaction();
  await runner.release();
}

const keysOf = ({ records }: { records: readonly { key: string }[] }): string[] => records.map(({ key }) => key);

describe('the rows of an outbox', () => {
  it('waits for an id that was given out and is not committed, so that nothing overtakes it', async () => {
    const slow = await begun('first');
    await write('second');
    let isRead = false;
    const reading = rows()
      .after('0')
      .finally(() => (isRead = true));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(isRead).toBe(false);
    await slow.commitTransaction();
    await slow.release();
    expect(keysOf(await reading)).toEqual(['first', 'second']);
  });

  it('gives out no id before the lock is held', async () => {
    const reader = database.createQueryRunner();
    await reader.startTransaction();
    await reader.query('SELECT * FROM outbox_ahead(0, 0, 1, 1)');
    const given = (): Promise<unknown> => database.query('SELECT last_value, is_called FROM outbox_id_seq');
    const before = await given();
    const writing = write('one');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await given()).toEqual(before);
    await reader.commitTransaction();
    await reader.release();
    await writing;
    expect(await given()).not.toEqual(before);
  });

  it('lets writers go on as soon as it has read', async () => {
    await write('one');
    await rows().after('0');
    await write('two');
    expect(keysOf(await rows().after('0'))).toEqual(['one', 'two']);
  });

  it('gives what is at hand without more ado, and the rest as it lies there', async () => {
    const fresh = new FreshRecords();
    await write('one', 'two');
    const { records } = await rows().after('0');
    fresh.add([records[1]?.id ?? ''], [{ ...record('two'), topic: 'at-hand' }]);
    const again = await rows(fresh).after('0');
    expect(again.records.map(({ topic, key, value, headers }) => ({ topic, key, value, headers }))).toEqual([
      record('one'),
      { ...record('two'), topic: 'at-hand' },
    ]);
  });

  it('has at hand what was committed here while it read', async () => {
    const fresh = new FreshRecords();
    await write('one');
    const [{ id } = { id: '' }] = await database.query<{ id: string }[]>('SELECT id FROM outbox');
    // Told of the commit just after it has looked.
    jest.spyOn(fresh, 'take').mockImplementationOnce(() => {
      setImmediate(() => fresh.add([id], [{ ...record('one'), topic: 'at-hand' }]));
      return undefined;
    });
    expect(await rows(fresh).after('0')).toMatchObject({ records: [{ topic: 'at-hand' }], hasMore: false });
  });

  it('stops at what goes into one batch and says that more may follow', async () => {
    const runner = database.createQueryRunner();
    const large = Array.from({ length: 5 }, (_, at) => record(`large-${at}`, 700_000));
    await put(runner, ...large);
    await runner.release();
    const first = await rows().after('0');
    expect([keysOf(first), first.hasMore]).toEqual([['large-0', 'large-1'], true]);
    const second = await rows().after(first.records.at(-1)?.id ?? '');
    expect(keysOf(second)).toEqual(['large-2', 'large-3']);
  });

  it('keeps to its shard, however many rows of another lie before its own', async () => {
    await database.query(
      `INSERT INTO outbox (slot, topic, key, value, headers, bytes) SELECT 2, 't', 'stuck', NULL, '{}', 10 FROM generate_series(1, 5000)`,
    );
    await database.query(`INSERT INTO outbox (slot, topic, key, value, headers, bytes) VALUES (3, 't', 'mine', NULL, '{}', 10)`);
    const odd = new OutboxRows({ database, fresh: new FreshRecords() }, { number: 1, of: 2 });
    expect(keysOf(await odd.after('0'))).toEqual(['mine']);
  });

  it('removes without waiting for the disk, and waits for it again afterwards', async () => {
    await database.query(`CREATE TABLE told (level text)`);
    await database.query(
      `CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO told VALUES (current_setting(''synchronous_commit'')); RETURN NULL; END'`,
    );
    await database.query(
      'CREATE CONSTRAINT TRIGGER tells AFTER DELETE ON outbox DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell()',
    );
    await write('one');
    const { records } = await rows().after('0');
    await rows().remove(records, 7n);
    expect(await database.query('SELECT level FROM told')).toEqual([{ level: 'off' }]);
    expect(await database.query('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    expect(await database.query('SELECT FROM outbox')).toEqual([]);
  });

  it('removes nothing once the lease has another holder, and says so', async () => {
    await write('one');
    const { records } = await rows().after('0');
    await expect(rows().remove(records, 6n)).rejects.toThrow('another publisher');
    expect(await database.query('SELECT key FROM outbox')).toEqual([{ key: 'one' }]);
  });
});
