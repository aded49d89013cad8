import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
CREATE TABLE system_state (
  system text PRIMARY KEY, version bigint NOT NULL, mode text NOT NULL, canary jsonb, pauses jsonb NOT NULL DEFAULT '[]', load jsonb
);
CREATE TABLE known_system_state (system text PRIMARY KEY, version bigint NOT NULL, mode text NOT NULL, loaded boolean NOT NULL);
CREATE TABLE held_row (
  system text NOT NULL, customer_id text NOT NULL, slots text[] NOT NULL, settles jsonb NOT NULL DEFAULT '[]', since bigint NOT NULL,
  PRIMARY KEY (system, customer_id)
);
CREATE TABLE wave (
  system text NOT NULL, wave_id text NOT NULL, slots text[], creates boolean NOT NULL, limit_per_hour int NOT NULL,
  by text NOT NULL, at bigint NOT NULL, PRIMARY KEY (system, wave_id)
);
CREATE TABLE wave_row (
  system text NOT NULL, wave_id text NOT NULL, customer_id text NOT NULL, state text NOT NULL DEFAULT 'waiting', released_at bigint,
  PRIMARY KEY (system, wave_id, customer_id)
);
CREATE INDEX wave_row_waiting ON wave_row (system, wave_id) WHERE state = 'waiting';
CREATE INDEX wave_row_released ON wave_row (system, customer_id) WHERE state = 'released';
CREATE TABLE write_image (
  intent_id uuid PRIMARY KEY, system text NOT NULL, type text NOT NULL, id text NOT NULL, customer_id text NOT NULL, at bigint NOT NULL,
  operation text NOT NULL, wave_id text, correlations text[] NOT NULL, changes jsonb NOT NULL, clears int NOT NULL, merges boolean NOT NULL,
  cost double precision
);
CREATE INDEX write_image_at ON write_image (system, at);
CREATE INDEX write_image_wave ON write_image (system, wave_id) WHERE wave_id IS NOT NULL;
CREATE INDEX write_image_correlations ON write_image USING gin (correlations);
CREATE TABLE rollback_row (
  rollback_id text NOT NULL, system text NOT NULL, customer_id text NOT NULL, type text NOT NULL, id text NOT NULL,
  changes jsonb NOT NULL, state text NOT NULL DEFAULT 'waiting', next_at bigint NOT NULL, attempts int NOT NULL DEFAULT 0,
  PRIMARY KEY (rollback_id, system, type, id)
);
CREATE INDEX rollback_row_waiting ON rollback_row (system, next_at) WHERE state = 'waiting';
CREATE TABLE rolled_back (
  system text NOT NULL, customer_id text NOT NULL, slot_id text NOT NULL, hash text NOT NULL, at bigint NOT NULL,
  PRIMARY KEY (system, customer_id, slot_id)
);
CREATE TABLE loss (
  system text NOT NULL, slot text NOT NULL, type text NOT NULL, id text NOT NULL, at bigint NOT NULL, state text NOT NULL,
  PRIMARY KEY (system, slot, type, id)
);
CREATE INDEX loss_at ON loss (system, slot, at);
`;

const NAMES = ['system_state', 'known_system_state', 'held_row', 'wave', 'wave_row', 'write_image', 'rollback_row', 'rolled_back', 'loss'];

/** How far systems take part, what holds them, waves, and what can be taken back. */
class ControlTables1790000000000 implements MigrationInterface {
  readonly name = 'ControlTables1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${NAMES.join(', ')}`);
  }
}

export const CONTROL_MIGRATIONS: readonly (new () => MigrationInterface)[] = [ControlTables1790000000000];
