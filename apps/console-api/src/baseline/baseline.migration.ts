import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What day 0 is counted from, and the counts. All of it can be dropped and built again from the topics. */
export class BaselineTables1790000000001 implements MigrationInterface {
  readonly name = 'BaselineTables1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE observed_value (source_key text PRIMARY KEY, hashes jsonb NOT NULL);
      CREATE TABLE baseline_fact (customer_id text PRIMARY KEY, facts jsonb NOT NULL);
      CREATE TABLE baseline_figure (
        name text NOT NULL, system text NOT NULL, detail text NOT NULL, value bigint NOT NULL, PRIMARY KEY (name, system, detail))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE observed_value, baseline_fact, baseline_figure');
  }
}
