import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the last load of each system stands. Times are epoch milliseconds. */
class LoadTables1795000000000 implements MigrationInterface {
  readonly name = 'LoadTables1795000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE load_run (
        system text PRIMARY KEY, generation bigint NOT NULL, state text NOT NULL, records bigint NOT NULL, total bigint, cursor text,
        per_second double precision, problem text, started_at bigint NOT NULL, finished_at bigint)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE load_run`);
  }
}

export const LOAD_MIGRATIONS: readonly (new () => MigrationInterface)[] = [LoadTables1795000000000];
