import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONTROL_MIGRATIONS } from '../control/migrations';
import { PARTY_MIGRATIONS } from '../parties/migrations';
import { LOAD_MIGRATIONS } from '../load/migrations';

const TABLES = `
CREATE SEQUENCE reading_sequence;
CREATE TABLE held_record (
  system text NOT NULL, type text NOT NULL, id text NOT NULL,
  state jsonb, wire jsonb, lifecycle text NOT NULL DEFAULT 'UNKNOWN', absent int NOT NULL DEFAULT 0,
  PRIMARY KEY (system, type, id)
);
CREATE INDEX held_record_absent ON held_record (system) WHERE absent > 0;
CREATE TABLE write_intent (
  intent_id uuid PRIMARY KEY, system text NOT NULL, type text NOT NULL, record_id text, create_key text NOT NULL,
  customer_id text NOT NULL, golden_version int NOT NULL, hashes jsonb NOT NULL, correlations text[] NOT NULL,
  state text NOT NULL, at bigint NOT NULL
);
CREATE INDEX write_intent_record ON write_intent (system, type, record_id);
CREATE INDEX write_intent_key ON write_intent (system, create_key);
CREATE INDEX write_intent_age ON write_intent (at);
CREATE TABLE desired_state (
  system text NOT NULL, customer_id text NOT NULL, golden_version int NOT NULL, snapshot jsonb,
  lane smallint NOT NULL, since bigint NOT NULL, next_at bigint, attempts int NOT NULL DEFAULT 0,
  settles jsonb NOT NULL DEFAULT '[]', create_key text, wait_until bigint, fault text, refused jsonb,
  PRIMARY KEY (system, customer_id)
);
CREATE INDEX desired_state_due ON desired_state (system, lane, since) WHERE next_at IS NOT NULL;
CREATE INDEX desired_state_next ON desired_state (system, next_at) WHERE next_at IS NOT NULL AND snapshot IS NOT NULL;
CREATE TABLE record_link (
  system text NOT NULL, type text NOT NULL, id text NOT NULL, customer_id text NOT NULL, link_version int NOT NULL,
  PRIMARY KEY (system, type, id)
);
CREATE INDEX record_link_customer ON record_link (system, customer_id);
CREATE TABLE fetch_queue (
  system text NOT NULL, type text NOT NULL, id text NOT NULL,
  correlations jsonb NOT NULL DEFAULT '[]', cause jsonb, merged_into jsonb, feed text NOT NULL, due_at bigint NOT NULL,
  attempts int NOT NULL DEFAULT 0, revision int NOT NULL DEFAULT 0,
  PRIMARY KEY (system, type, id)
);
CREATE INDEX fetch_queue_due ON fetch_queue (system, due_at);
CREATE TABLE feed_cursor (system text NOT NULL, feed text NOT NULL, cursor text NOT NULL, PRIMARY KEY (system, feed));
CREATE TABLE fed_record (
  system text NOT NULL, type text NOT NULL, id text NOT NULL, mark text, version text, PRIMARY KEY (system, type, id)
);
CREATE TABLE seen_notice (system text NOT NULL, event_id text NOT NULL, at bigint NOT NULL, PRIMARY KEY (system, event_id));
CREATE INDEX seen_notice_age ON seen_notice (at);
CREATE TABLE active_contract (cell text PRIMARY KEY, version text NOT NULL, effective_from bigint NOT NULL);
`;

const NAMES = [
  'held_record',
  'write_intent',
  'desired_state',
  'record_link',
  'fetch_queue',
  'feed_cursor',
  'fed_record',
  'seen_notice',
  'active_contract',
];

/** What a connector keeps of its systems, in the service's own schema. */
class ConnectorTables1780000000000 implements MigrationInterface {
  readonly name = 'ConnectorTables1780000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${NAMES.join(', ')}; DROP SEQUENCE reading_sequence`);
  }
}

/** A contract may be activated for a time to come, so that there is more than one. */
class ContractsToCome1797300000002 implements MigrationInterface {
  readonly name = 'ContractsToCome1797300000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE active_contract DROP CONSTRAINT active_contract_pkey, ADD PRIMARY KEY (cell, effective_from, version)');
  }

  async down(runner: QueryRunner): Promise<void> {
    const older = 'later.cell = a.cell AND (later.effective_from, later.version) > (a.effective_from, a.version)';
    await runner.query(`DELETE FROM active_contract a USING active_contract later WHERE ${older}`);
    await runner.query('ALTER TABLE active_contract DROP CONSTRAINT active_contract_pkey, ADD PRIMARY KEY (cell)');
  }
}

export const CONNECTOR_MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  ConnectorTables1780000000000,
  ...CONTROL_MIGRATIONS,
  ...LOAD_MIGRATIONS,
  ...PARTY_MIGRATIONS,
  ContractsToCome1797300000002,
];
