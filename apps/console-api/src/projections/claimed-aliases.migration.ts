import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every customer that ever claimed an id as its other one. Which of them counts, now or at a time, its snapshot says. */
export class ClaimedAliases1798000000006 implements MigrationInterface {
  readonly name = 'ClaimedAliases1798000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE customer_alias DROP CONSTRAINT customer_alias_pkey;
      ALTER TABLE customer_alias ADD PRIMARY KEY (alias, customer_id);
      INSERT INTO customer_alias (alias, customer_id)
        SELECT jsonb_array_elements_text(snapshot->'aliases'), customer_id FROM customer
        UNION SELECT jsonb_array_elements_text(snapshot->'aliases'), customer_id FROM customer_version ON CONFLICT DO NOTHING`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM customer_alias a WHERE EXISTS (SELECT 1 FROM customer_alias b WHERE b.alias = a.alias AND b.customer_id > a.customer_id);
      ALTER TABLE customer_alias DROP CONSTRAINT customer_alias_pkey;
      ALTER TABLE customer_alias ADD PRIMARY KEY (alias)`);
  }
}
