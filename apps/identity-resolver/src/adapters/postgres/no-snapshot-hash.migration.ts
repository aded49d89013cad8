import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a snapshot says anything new is told by the last one itself: a hash of each would have to be made before there is any to compare. */
export class NoSnapshotHash1797200000001 implements MigrationInterface {
  readonly name = 'NoSnapshotHash1797200000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE customer DROP COLUMN snapshot_hash');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE customer ADD COLUMN snapshot_hash text NOT NULL DEFAULT ''`);
  }
}
