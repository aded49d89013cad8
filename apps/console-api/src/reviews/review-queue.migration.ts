import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reviews in the order of what is at risk, and what stewards decided. Times are epoch milliseconds. */
export class ReviewQueue1797000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE customer ADD COLUMN stake int NOT NULL DEFAULT 0;
      UPDATE customer SET stake = jsonb_array_length(snapshot->'members') WHERE status <> 'merged';
      ALTER TABLE review ADD COLUMN value_at_risk int NOT NULL DEFAULT 0, ADD COLUMN systems text[] NOT NULL DEFAULT '{}', ADD COLUMN slot text;
      UPDATE review SET slot = body->>'slot', systems = ARRAY(SELECT DISTINCT r->>'system' FROM jsonb_array_elements(body->'records') AS r);
      CREATE INDEX review_queue ON review (status, value_at_risk DESC, review_id);
      CREATE TABLE review_customer (customer_id text NOT NULL, review_id text NOT NULL, PRIMARY KEY (customer_id, review_id));
      CREATE INDEX ON review_customer (review_id);
      INSERT INTO review_customer SELECT DISTINCT c, review_id FROM review, jsonb_array_elements_text(body->'customers') AS c WHERE status = 'open';
      CREATE TABLE decision (
        decision_id text PRIMARY KEY, kind text NOT NULL, records text[] NOT NULL, review_id text, accept boolean, slot text, key text NOT NULL,
        context text NOT NULL, value text, author text NOT NULL, reason text NOT NULL, decided_at bigint NOT NULL, expires_at bigint);
      CREATE INDEX decision_records ON decision USING gin (records);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE review_customer, decision;
      ALTER TABLE review DROP COLUMN value_at_risk, DROP COLUMN systems, DROP COLUMN slot;
      ALTER TABLE customer DROP COLUMN stake`);
  }
}
