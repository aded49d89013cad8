import { randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openDatabase } from './database';

jest.setTimeout(60_000);

class Once1764000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE once (id int)');
    await runner.query('SELECT pg_sleep(0.3)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE once');
  }
}

const schema = `kit_${randomBytes(4).toString('hex')}`;

function open(): ReturnType<typeof openDatabase> {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error('TEST_DATABASE_URL is not set. This suite runs against a real server: start it with npm test, or name a running one.');
  return openDatabase({ url, schema, migrations: [Once1764000000009] });
}

describe('a service database', () => {
  it('is migrated once when two processes start at the same moment, and lies in its own schema', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    await one.query('INSERT INTO once VALUES (1)');
    expect(await other.query(`SELECT id FROM ${schema}.once`)).toEqual([{ id: 1 }]);
    expect(await other.query('SELECT name FROM migration')).toEqual([{ name: 'Once1764000000009' }]);
    await one.query(`DROP SCHEMA ${schema} CASCADE`);
    await Promise.all([one.destroy(), other.destroy()]);
  });

  it('ends a statement that runs for too long', async () => {
    const database = await open();
    expect(await database.query('SHOW statement_timeout')).toEqual([{ statement_timeout: '30s' }]);
    expect(await database.query('SHOW idle_in_transaction_session_timeout')).toEqual([{ idle_in_transaction_session_timeout: '30s' }]);
    await database.query(`DROP SCHEMA ${schema} CASCADE`);
    await database.destroy();
  });
});
