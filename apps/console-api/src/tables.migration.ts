import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the routes read. All of it can be dropped and built again from the topics. Times are epoch milliseconds. */
export class ConsoleTables1760000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE customer (
        customer_id text PRIMARY KEY, version bigint NOT NULL, kind text NOT NULL, status text NOT NULL,
        merged_into text, display_name text, recorded_at bigint NOT NULL, snapshot jsonb NOT NULL);
      CREATE TABLE customer_alias (alias text PRIMARY KEY, customer_id text NOT NULL);
      CREATE TABLE customer_member (source_key text PRIMARY KEY, customer_id text NOT NULL, system text NOT NULL, is_live boolean NOT NULL);
      CREATE INDEX ON customer_member (customer_id);
      CREATE TABLE customer_lookup (kind text NOT NULL, value text NOT NULL, customer_id text NOT NULL, PRIMARY KEY (kind, value, customer_id));
      CREATE INDEX ON customer_lookup (customer_id);
      CREATE TABLE customer_history (
        customer_id text NOT NULL, version bigint NOT NULL, recorded_at bigint NOT NULL, correlation_ids text[] NOT NULL, slots text[] NOT NULL,
        PRIMARY KEY (customer_id, version));
      CREATE TABLE trace_step (
        correlation_id text NOT NULL, topic text NOT NULL, partition int NOT NULL, "offset" bigint NOT NULL, at bigint NOT NULL,
        event text NOT NULL, event_id text NOT NULL, causation_id text, system text, customer_id text, outcome text, operation text,
        called_at bigint, completed_at bigint, summary text NOT NULL,
        PRIMARY KEY (correlation_id, event_id));
      CREATE INDEX ON trace_step (at);
      CREATE INDEX ON trace_step (event_id);
      CREATE TABLE review (review_id text PRIMARY KEY, kind text NOT NULL, status text NOT NULL, opened_at bigint NOT NULL, body jsonb NOT NULL);
      CREATE TABLE parked_item (
        parked_id text PRIMARY KEY, status text NOT NULL, system text, customer_id text, topic text NOT NULL, room text NOT NULL, fault text NOT NULL,
        code text NOT NULL, reason text NOT NULL, next_step text NOT NULL, attempts int NOT NULL, parked_at bigint NOT NULL);
      CREATE TABLE system_figure (system text NOT NULL, name text NOT NULL, value bigint NOT NULL, PRIMARY KEY (system, name));
      CREATE TABLE created_record (source_key text PRIMARY KEY, system text NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'customer',
      'customer_alias',
      'customer_member',
      'customer_lookup',
      'customer_history',
      'trace_step',
      'review',
      'parked_item',
    ];
    await runner.query(`DROP TABLE ${[...tables, 'system_figure', 'created_record'].join(', ')}`);
  }
}

/** Which link of a record is the newest. */
export class MemberLinks1796000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE customer_member ADD COLUMN link_version bigint NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE customer_member DROP COLUMN link_version');
  }
}
