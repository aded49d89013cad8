import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { ObservationOrder } from '../../judgement/observation-order';
import type { StoredRecord } from '../../judgement/stored-record';
import { packBody } from './record-body';

const PAGE = 1_000;

/**
 * Rows that cost less to write: a record is named by its founding id everywhere, what no statement looks at lies in one
 * column, a match key is one row with the records under it, a snapshot is the bytes that were published.
 */
export class NarrowRows1764400000001 implements MigrationInterface {
  readonly name = 'NarrowRows1764400000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    await moveRecords(runner);
    for (const statement of MOVES) await runner.query(statement);
  }

  /** What was written by the newer form cannot be told in the older one. */
  down(): Promise<void> {
    return Promise.reject(new Error('The resolver’s older tables cannot be made from the newer ones; restore a backup.'));
  }
}

const TABLES = [
  'ALTER TABLE source_record RENAME TO old_record',
  'DROP INDEX source_record_customer, source_record_founding, source_record_partial',
  'ALTER TABLE match_key RENAME TO old_key',
  'ALTER TABLE edge RENAME TO old_edge',
  'ALTER TABLE customer RENAME TO old_customer',
  `CREATE TABLE source_record (
    founding_id uuid NOT NULL, system text NOT NULL, type text NOT NULL, id text NOT NULL, kind text NOT NULL, segment text, lifecycle text NOT NULL,
    first_recorded_at bigint NOT NULL, completeness text NOT NULL, customer_id uuid, link_version int, linked_at bigint, because text, body text NOT NULL,
    CONSTRAINT record_id PRIMARY KEY (founding_id)
  ) WITH (fillfactor = 80)`,
  `CREATE TABLE match_key (hash bigint NOT NULL, records uuid[] NOT NULL, seconds int[] NOT NULL, CONSTRAINT match_key_hash PRIMARY KEY (hash)) WITH (fillfactor = 80)`,
  `CREATE TABLE edge (
    left_id uuid NOT NULL, right_id uuid NOT NULL, decision text NOT NULL, is_firm boolean NOT NULL, weight float8 NOT NULL, evidence json NOT NULL,
    CONSTRAINT edge_ends PRIMARY KEY (left_id, right_id)
  )`,
  `CREATE TABLE customer (
    customer_id uuid NOT NULL, version bigint NOT NULL, founder text NOT NULL, snapshot_hash text NOT NULL, merged_into uuid, snapshot bytea NOT NULL,
    CONSTRAINT customer_key PRIMARY KEY (customer_id)
  ) WITH (fillfactor = 80)`,
];

const MOVES = [
  `INSERT INTO match_key
     SELECT hash, (array_agg(founding_id))[1:201], array_fill(0, ARRAY[least(count(*), 201)::int]) FROM (
       SELECT ('x' || encode(substring(decode(translate(hash, '-_', '+/'), 'base64') FOR 8), 'hex'))::bit(64)::bigint AS hash, founding_id
       FROM old_key JOIN old_record ON old_record.key = old_key.record_key
     ) AS known GROUP BY hash`,
  `INSERT INTO edge SELECT l.founding_id, r.founding_id, decision, is_firm, weight, evidence::json
     FROM old_edge JOIN old_record l ON l.key = left_key JOIN old_record r ON r.key = right_key`,
  // Snapshots stay JSON until they are published anew; the form reads both.
  `INSERT INTO customer SELECT customer_id, version, concat_ws('/', founder->>'system', founder->>'type', founder->>'id'), snapshot_hash, merged_into,
     convert_to(snapshot::text, 'UTF8') FROM old_customer`,
  'DROP TABLE old_edge, old_key, old_record, old_customer, match_block',
  'CREATE INDEX source_record_customer ON source_record (customer_id)',
  `CREATE INDEX source_record_partial ON source_record (founding_id) WHERE completeness = 'partial'`,
  'CREATE INDEX edge_right ON edge (right_id)',
];

interface OldRow extends Pick<StoredRecord, 'identity' | 'claims'> {
  readonly founding_id: string;
  readonly observation: ObservationOrder | null;
}

async function moveRecords(runner: QueryRunner): Promise<void> {
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = (await runner.query(
      'SELECT founding_id, observation, identity, claims FROM old_record WHERE founding_id > $1 ORDER BY founding_id LIMIT $2',
      [last, PAGE],
    )) as OldRow[];
    if (rows.length === 0) return;
    await runner.query(
      `INSERT INTO source_record SELECT founding_id, system, type, id, kind, segment, lifecycle, first_recorded_at, completeness, customer_id, link_version,
         linked_at, because, fresh.body FROM old_record JOIN unnest($1::uuid[], $2::text[]) AS fresh (founding_id, body) USING (founding_id)`,
      [
        rows.map(({ founding_id }) => founding_id),
        rows.map(({ observation, identity, claims }) => packBody({ order: observation, identity, claims })),
      ],
    );
    last = rows.at(-1)?.founding_id ?? last;
  }
}
