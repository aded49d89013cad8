import type { DataSource, QueryRunner } from 'typeorm';

interface Defined {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Multiplies what the resolver has written until it holds `wanted` records: rows of the very shape, under ids and match
 * keys of their own. Each row is followed by its copies, so that those which the next phase meets lie spread over all pages.
 */
export async function fillStore(database: DataSource, wanted: number, onProgress: (fraction: number) => void): Promise<void> {
  const runner = database.createQueryRunner();
  try {
    await runner.query('SET statement_timeout = 0; SET synchronous_commit = off; SET maintenance_work_mem = 262144');
    const [count] = (await runner.query('SELECT count(*)::int AS records FROM source_record')) as { records: number }[];
    const copies = Math.ceil(wanted / (count?.records ?? 1)) - 1;
    for (const [at, copy] of COPIES.entries()) {
      await multiply(runner, copy, copies);
      onProgress((at + 1) / (COPIES.length + 1));
    }
    await runner.query('VACUUM ANALYZE');
    await runner.query('CHECKPOINT');
    onProgress(1);
  } finally {
    await runner.query('RESET ALL');
    await runner.release();
  }
}

interface Copy {
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
}

const idOf = (column: string): string => `CASE copy WHEN 0 THEN ${column} ELSE md5(${column}::text || copy)::uuid END`;

/** What differs in a copy; 0 is the row itself. */
const COPIES: readonly Copy[] = [
  {
    table: 'source_record',
    columns: {
      founding_id: idOf('founding_id'),
      id: `CASE copy WHEN 0 THEN id ELSE id || '-' || copy END`,
      customer_id: idOf('customer_id'),
    },
  },
  {
    table: 'match_key',
    columns: {
      hash: 'CASE copy WHEN 0 THEN hash ELSE hashtextextended(hash::text, copy) END',
      records: `CASE copy WHEN 0 THEN records ELSE ARRAY(SELECT md5(r::text || copy)::uuid FROM unnest(records) AS r) END`,
    },
  },
  { table: 'edge', columns: { left_id: idOf('left_id'), right_id: idOf('right_id') } },
  { table: 'customer', columns: { customer_id: idOf('customer_id'), merged_into: idOf('merged_into') } },
];

/** Indexes are made when the rows are there, which takes a fraction of the time. */
async function multiply(runner: QueryRunner, { table, columns }: Copy, copies: number): Promise<void> {
  const names = (await runner.query(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  )) as { name: string }[];
  const keys = (await runner.query(
    `SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE conrelid = $1::regclass AND contype = 'p'`,
    [table],
  )) as Defined[];
  const indexes = (await runner.query(
    `SELECT tablename AS "table", indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = current_schema() AND tablename = $1 AND indexname <> ALL($2)`,
    [table, keys.map(({ name }) => name)],
  )) as Defined[];
  await runner.query(`CREATE TEMP TABLE own_rows AS TABLE ${table}`);
  await runner.query(`TRUNCATE ${table}`);
  for (const { name } of keys) await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { name } of indexes) await runner.query(`DROP INDEX ${name}`);
  const all = names.map(({ name }) => name).join(', ');
  const values = names.map(({ name }) => columns[name] ?? name).join(', ');
  await runner.query(
    `INSERT INTO ${table} (${all}) SELECT ${values} FROM own_rows, LATERAL (SELECT * FROM generate_series(0, ${copies}) OFFSET 0) AS c (copy)`,
  );
  for (const { name, definition } of keys) await runner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  for (const { definition } of indexes) await runner.query(definition);
  await runner.query('DROP TABLE own_rows');
}
