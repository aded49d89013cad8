import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Values customers and open reviews that were there before anything was valued, by the rule of `stakeOf`. */
export class ReviewStakes1798000000007 implements MigrationInterface {
  readonly name = 'ReviewStakes1798000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE customer SET stake = CASE WHEN status = 'merged' THEN 0 ELSE (
          SELECT count(*) FROM jsonb_array_elements(snapshot->'members') AS m WHERE m->>'lifecycle' IN ('present', 'UNKNOWN')
        ) + (
          SELECT coalesce(sum(CASE
            WHEN v->>'slot' = 'orderReferences' THEN 1
            WHEN v->>'slot' = 'erpAccount.number' THEN 5
            WHEN v->>'slot' LIKE 'consents.%' AND v->'value'->>'status' = 'granted' THEN 1
            ELSE 0 END), 0)
          FROM jsonb_array_elements(snapshot->'values') AS v WHERE v->>'state' = 'value'
        ) END;
      UPDATE review r SET value_at_risk = worth.points FROM (
        SELECT about.review_id, coalesce(sum(c.stake), 0)::int AS points FROM review_customer about LEFT JOIN customer c USING (customer_id)
        GROUP BY about.review_id) AS worth
      WHERE r.review_id = worth.review_id`);
  }

  /** What it counted is counted anew with every snapshot: there is nothing to take back. */
  async down(): Promise<void> {
    await Promise.resolve();
  }
}
