import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who names whom as a party, so that who refers to a record is judged again when the record changes customer. */
export class PartyReferences1764500000001 implements MigrationInterface {
  readonly name = 'PartyReferences1764500000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE party_reference (party_id uuid NOT NULL, referrer text NOT NULL, CONSTRAINT party_referrer PRIMARY KEY (party_id, referrer))',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE party_reference');
  }
}
