import { Client } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';

export interface DatabaseOptions {
  readonly url: string;
  /** The service's own schema; made when missing. */
  readonly schema: string;
  readonly migrations: readonly (new () => MigrationInterface)[];
}

// One key for all: migrations of two services wait for each other, which costs a moment at the first start only.
const MIGRATION_LOCK = 7_411_203;
const POOL_SIZE = 6;
// A service asks for a few rows by their keys. To start workers or compile for that, as the planner would while it overrates a table that
// grows, costs many times what it spares.
const SETTINGS = {
  statement_timeout: '30000',
  idle_in_transaction_session_timeout: '30000',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
};

/** Opens the service's schema with its tables up to date. Two processes that start at once migrate one after the other. */
export async function openDatabase({ url, schema, migrations }: DatabaseOptions): Promise<DataSource> {
  const lock = new Client({ connectionString: url });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await lock.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    const database = new DataSource({
      type: 'postgres',
      url,
      schema,
      migrations: [...migrations],
      migrationsTableName: 'migration',
      applicationName: `trueup ${schema}`,
      poolSize: POOL_SIZE,
      extra: {
        options: Object.entries({ search_path: schema, ...SETTINGS })
          .map(([name, value]) => `-c ${name}=${value}`)
          .join(' '),
      },
    });
    await database.initialize();
    await database.runMigrations({ transaction: 'each' });
    return database;
  } finally {
    await lock.end();
  }
}
