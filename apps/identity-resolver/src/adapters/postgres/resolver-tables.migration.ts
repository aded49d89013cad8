import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the resolver knows. Times are epoch milliseconds; match keys are keyed hashes. */
export class ResolverTables1764100000001 implements MigrationInterface {
  readonly name = 'ResolverTables1764100000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'source_record',
      'match_block',
      'match_key',
      'edge',
      'decision',
      'decision_record',
      'customer',
      'delivery_state',
      'review',
      'activation',
    ];
    await runner.query(`DROP TABLE ${tables.join(', ')}`);
  }
}

const STATEMENTS = [
  `CREATE TABLE source_record (
    key text PRIMARY KEY, system text NOT NULL, type text NOT NULL, id text NOT NULL, kind text NOT NULL, segment text, lifecycle text NOT NULL,
    observation jsonb, first_recorded_at bigint NOT NULL, identity jsonb NOT NULL, claims jsonb NOT NULL, completeness text NOT NULL,
    founding_id uuid NOT NULL, customer_id uuid, link_version int, linked_at bigint, because text
  ) WITH (fillfactor = 70)`,
  `CREATE INDEX source_record_customer ON source_record (customer_id)`,
  `CREATE UNIQUE INDEX source_record_founding ON source_record (founding_id)`,
  `CREATE INDEX source_record_partial ON source_record (key) WHERE completeness = 'partial'`,
  `CREATE TABLE match_block (hash text PRIMARY KEY)`,
  `CREATE TABLE match_key (hash text NOT NULL, record_key text NOT NULL, PRIMARY KEY (hash, record_key))`,
  `CREATE TABLE edge (
    left_key text NOT NULL, right_key text NOT NULL, decision text NOT NULL, is_firm boolean NOT NULL, weight float8 NOT NULL, evidence jsonb NOT NULL,
    PRIMARY KEY (left_key, right_key)
  )`,
  `CREATE INDEX edge_right ON edge (right_key)`,
  `CREATE TABLE decision (decision_id text PRIMARY KEY, kind text NOT NULL, body jsonb NOT NULL)`,
  `CREATE TABLE decision_record (record_key text NOT NULL, decision_id text NOT NULL, PRIMARY KEY (record_key, decision_id))`,
  `CREATE INDEX decision_record_decision ON decision_record (decision_id)`,
  `CREATE TABLE customer (
    customer_id uuid PRIMARY KEY, version bigint NOT NULL, founder jsonb NOT NULL, snapshot_hash text NOT NULL, snapshot jsonb NOT NULL, merged_into uuid
  ) WITH (fillfactor = 70)`,
  `CREATE TABLE delivery_state (
    customer_id uuid NOT NULL, system text NOT NULL, state text NOT NULL, reason text, at bigint NOT NULL, PRIMARY KEY (customer_id, system)
  )`,
  `CREATE TABLE review (
    review_id uuid PRIMARY KEY, kind text NOT NULL, status text NOT NULL, customers text[] NOT NULL, records text[] NOT NULL, body jsonb NOT NULL
  )`,
  `CREATE INDEX review_customers ON review USING gin (customers) WHERE status = 'open'`,
  `CREATE INDEX review_records ON review USING gin (records) WHERE status = 'open'`,
  `CREATE TABLE activation (
    contract text NOT NULL, model text NOT NULL, effective_from bigint NOT NULL, event_id uuid PRIMARY KEY
  )`,
];
