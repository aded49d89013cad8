import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What `why` reads: customers as they were, contracts as they were activated, and how pins end. Times are epoch milliseconds. */
export class WhyTables1797000000005 implements MigrationInterface {
  readonly name = 'WhyTables1797000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE customer_version (
        customer_id text NOT NULL, version bigint NOT NULL, kind text NOT NULL, status text NOT NULL, merged_into text,
        recorded_at bigint NOT NULL, snapshot jsonb NOT NULL, PRIMARY KEY (customer_id, version));
      CREATE TABLE activation (
        event_id text PRIMARY KEY, contract text NOT NULL, model text NOT NULL, effective_from bigint NOT NULL, recorded_at bigint NOT NULL,
        activated_by text NOT NULL, document text NOT NULL);
      ALTER TABLE decision ADD COLUMN retire_on_source_change boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE customer_version, activation; ALTER TABLE decision DROP COLUMN retire_on_source_change');
  }
}
