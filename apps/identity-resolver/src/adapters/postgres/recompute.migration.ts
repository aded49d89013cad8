import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an activation still has to compare or judge, by founding id, and what an activation says besides its versions. `queued_at` is
 * when the records that it concerns were put there; those from before had none.
 */
export class Recompute1797300000001 implements MigrationInterface {
  readonly name = 'Recompute1797300000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE activation ADD COLUMN document text, ADD COLUMN model_document text, ADD COLUMN activated_by text, ADD COLUMN reason text,
       ADD COLUMN meta jsonb, ADD COLUMN queued_at bigint, ADD COLUMN queued_rows bigint`,
    );
    await runner.query('UPDATE activation SET queued_at = effective_from, queued_rows = 0');
    await runner.query('CREATE TABLE recompute (step text NOT NULL, founding_id uuid NOT NULL, PRIMARY KEY (step, founding_id))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recompute');
    await runner.query(
      `ALTER TABLE activation DROP COLUMN document, DROP COLUMN model_document, DROP COLUMN activated_by, DROP COLUMN reason,
       DROP COLUMN meta, DROP COLUMN queued_at, DROP COLUMN queued_rows`,
    );
  }
}
