import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The indexes of open reviews are asked for each customer and record alone, so nothing may lie in a list that every question reads through. */
export class ReviewProbes1797400000001 implements MigrationInterface {
  readonly name = 'ReviewProbes1797400000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const index of INDEXES) {
      await runner.query(`ALTER INDEX ${index} SET (fastupdate = off)`);
      await runner.query(`SELECT gin_clean_pending_list('${index}')`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of INDEXES) await runner.query(`ALTER INDEX ${index} RESET (fastupdate)`);
  }
}

const INDEXES = ['review_customers', 'review_records'];
