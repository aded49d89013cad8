import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far each system takes part, as its connector told last. */
export class SystemStanding1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE system_standing (system text PRIMARY KEY, version bigint NOT NULL, mode text NOT NULL, body jsonb NOT NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE system_standing`);
  }
}
