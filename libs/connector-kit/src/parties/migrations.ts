import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
CREATE TABLE customer_alias (system text NOT NULL, alias text NOT NULL, customer_id text NOT NULL, PRIMARY KEY (system, alias));
CREATE INDEX customer_alias_customer ON customer_alias (system, customer_id);
CREATE TABLE site_organisation (
  system text NOT NULL, customer_id text NOT NULL, organisation_id text NOT NULL, PRIMARY KEY (system, customer_id)
);
CREATE TABLE awaited_party (
  system text NOT NULL, customer_id text NOT NULL, party text NOT NULL, arrived boolean NOT NULL DEFAULT false,
  PRIMARY KEY (system, customer_id, party)
);
CREATE INDEX awaited_party_party ON awaited_party (system, party);
CREATE INDEX awaited_party_arrived ON awaited_party (system) WHERE arrived;
CREATE TABLE create_key (
  system text NOT NULL, customer_id text NOT NULL, context text NOT NULL, create_key text NOT NULL,
  PRIMARY KEY (system, customer_id, context)
);
CREATE INDEX create_key_key ON create_key (system, create_key);
INSERT INTO create_key SELECT system, customer_id, 'private', create_key FROM desired_state WHERE create_key IS NOT NULL;
ALTER TABLE desired_state DROP COLUMN create_key;
`;

const BACK = `
ALTER TABLE desired_state ADD COLUMN create_key text;
UPDATE desired_state d SET create_key = k.create_key FROM create_key k
WHERE k.system = d.system AND k.customer_id = d.customer_id AND k.context = 'private';
DROP TABLE customer_alias, site_organisation, awaited_party, create_key;
`;

/** Who stands for whom, who waits for whose record, and under which keys a customer's records are made. */
class PartyTables1796000000000 implements MigrationInterface {
  readonly name = 'PartyTables1796000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BACK);
  }
}

export const PARTY_MIGRATIONS: readonly (new () => MigrationInterface)[] = [PartyTables1796000000000];
