import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When customers must be judged again although nobody says anything, by founding record; epoch milliseconds. */
export class DueTimes1797100000001 implements MigrationInterface {
  readonly name = 'DueTimes1797100000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE due_time (record_key text PRIMARY KEY, at bigint NOT NULL)');
    await runner.query('CREATE INDEX due_time_at ON due_time (at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE due_time');
  }
}
