import type { MigrationInterface, QueryRunner } from 'typeorm';

const WIDE = [
  ['customer', 'snapshot'],
  ['source_record', 'body'],
] as const;

/** Snapshots and bodies lie in their rows as they are: a load would spend more time on compressing them than on all else about the row. */
export class PlainRows1764600000002 implements MigrationInterface {
  readonly name = 'PlainRows1764600000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of WIDE) {
      await runner.query(`ALTER TABLE ${table} SET (toast_tuple_target = 8160)`);
      await runner.query(`ALTER TABLE ${table} ALTER COLUMN ${column} SET STORAGE EXTERNAL`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of WIDE) {
      await runner.query(`ALTER TABLE ${table} RESET (toast_tuple_target)`);
      await runner.query(`ALTER TABLE ${table} ALTER COLUMN ${column} SET STORAGE EXTENDED`);
    }
  }
}
