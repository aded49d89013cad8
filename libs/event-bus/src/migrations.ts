import type { MigrationInterface, QueryRunner } from 'typeorm';

class BusTables1764000000001 implements MigrationInterface {
  readonly name = 'BusTables1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['consumer_offset', 'outbox', 'lease', 'parked']) await runner.query(`DROP TABLE ${table}`);
  }
}

const tables = [
  `CREATE TABLE consumer_offset (
    group_name text NOT NULL, topic text NOT NULL, partition int NOT NULL, next bigint NOT NULL,
    PRIMARY KEY (group_name, topic, partition)
  ) WITH (fillfactor = 50)`,
  `CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, slot smallint NOT NULL, topic text NOT NULL, key text NOT NULL,
    value bytea, headers text NOT NULL, bytes int NOT NULL
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000)`,
  `CREATE TABLE lease (name text PRIMARY KEY, holder text NOT NULL, fence bigint NOT NULL, expires_at timestamptz NOT NULL) WITH (fillfactor = 50)`,
  `CREATE TABLE parked (
    id uuid PRIMARY KEY, status text NOT NULL, room text NOT NULL, topic text NOT NULL, partition int NOT NULL, "offset" text NOT NULL, key text NOT NULL,
    system text, customer_id text, slot text, fault text NOT NULL, code text NOT NULL, reason text NOT NULL, next_step text NOT NULL,
    headers jsonb NOT NULL, payload bytea NOT NULL, correlation_id text NOT NULL, causation_id text, attempts int NOT NULL,
    parked_at timestamptz NOT NULL, closed_at timestamptz, closed_because text
  )`,
  `CREATE INDEX parked_open_key ON parked (key, topic) WHERE status = 'parked'`,
  `CREATE INDEX parked_newest ON parked (parked_at DESC)`,
];

/** What goes through the outbox is gone a moment later: it is not worth compressing, and its row holds all of it. */
class PlainOutbox1764600000001 implements MigrationInterface {
  readonly name = 'PlainOutbox1764600000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox SET (toast_tuple_target = 8160)');
    await runner.query('ALTER TABLE outbox ALTER COLUMN value SET STORAGE EXTERNAL, ALTER COLUMN headers SET STORAGE EXTERNAL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox RESET (toast_tuple_target)');
    await runner.query('ALTER TABLE outbox ALTER COLUMN value SET STORAGE EXTENDED, ALTER COLUMN headers SET STORAGE EXTENDED');
  }
}

/**
 * What a publisher may send next, in one round trip. Only a function can do it: each of its statements sees what was committed before
 * that statement, so that the second sees all that the first has waited for. The lock is that of `outboxLock`, and ends with the call.
 * Without sorts the rows come by the primary key, whatever is believed of a table that grows and empties all the time.
 */
class OutboxAhead1764700000001 implements MigrationInterface {
  readonly name = 'OutboxAhead1764700000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION outbox_ahead(after bigint, shard int, shards int, at_most int) RETURNS TABLE (id bigint, bytes int)
      LANGUAGE plpgsql VOLATILE SET enable_sort = off AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext(current_schema() || '.outbox'), shard);
        RETURN QUERY SELECT row.id, row.bytes FROM outbox AS row
          WHERE row.id > after AND row.slot % shards = shard ORDER BY row.id LIMIT at_most;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION outbox_ahead');
  }
}

/** Tables consumer_offset, outbox, lease and parked, in the service's own schema. */
export const BUS_MIGRATIONS: (new () => MigrationInterface)[] = [
  BusTables1764000000001,
  PlainOutbox1764600000001,
  OutboxAhead1764700000001,
];
