import type { DataSource } from 'typeorm';

/** One statement and what it is given. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface Column {
  readonly name: string;
  readonly type: string;
}

/** Parts the texts of a column, which are one parameter. */
export const PART = '\u001e';
/** What is there in an empty schema, too: events and offsets go their own way. */
const BUS_TABLES = ['migration', 'consumer_offset', 'outbox', 'lease', 'parked'];

/** Makes the same tables in the schema of `to`, empty: columns, indexes and how their pages are filled. Answers their names. */
export async function copyTables(from: DataSource, to: DataSource): Promise<string[]> {
  const tables = await from.query<{ name: string; source: string; options: string | null }[]>(
    `SELECT relname AS name, format('%I.%I', current_schema(), relname) AS source, array_to_string(reloptions, ', ') AS options
     FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname <> ALL($1)`,
    [BUS_TABLES],
  );
  for (const { name, source, options } of tables) {
    await to.query(`CREATE TABLE ${name} (LIKE ${source} INCLUDING ALL)`);
    if (options !== null) await to.query(`ALTER TABLE ${name} SET (${options})`);
  }
  return tables.map(({ name }) => name);
}

/** The rows of a table as so many inserts at most, in the order in which they lie there. */
export async function insertsOf(database: DataSource, table: string, most: number): Promise<Statement[]> {
  const columns = await database.query<Column[]>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  const parts = columns.flatMap(({ name, type }) =>
    type === 'bytea' ? [joined(`octet_length(${name})`), `string_agg(${name}, '' ORDER BY place)`] : [joined(name)],
  );
  const rows = await database.query<Record<string, string | Buffer>[]>(
    `SELECT ${parts.map((part, at) => `${part} AS part${at}`).join(', ')} FROM (
       SELECT *, row_number() OVER (ORDER BY ctid) AS place, ntile($1) OVER (ORDER BY ctid) AS batch FROM ${table}
     ) AS row GROUP BY batch ORDER BY batch`,
    [most],
  );
  const sql = insertSql(table, columns);
  return rows.map((row) => {
    const found = parts.map((_, at) => row[`part${at}`]);
    const lengths = (part: unknown): number[] => String(part).split(PART).map(Number);
    return { sql, parameters: found.flatMap((part, at) => (Buffer.isBuffer(found[at + 1]) ? placed(lengths(part)) : [part])) };
  });
}

/** Rows at once: of a column all texts in one parameter; of one of bytes where each begins, how long it is, and all of them side by side. */
export function insertSql(table: string, columns: readonly Column[]): string {
  let last = 0;
  const next = (): string => `$${(last += 1)}`;
  const texts = (): string => `string_to_array(${next()}::text, E'\\x1e', E'\\x1d')`;
  const laid = columns.map(({ type }, at) =>
    type === 'bytea'
      ? {
          lists: [texts(), texts()],
          names: [`start${at}`, `length${at}`],
          value: `substring(${next()}::bytea FROM start${at}::int FOR length${at}::int)`,
        }
      : { lists: [texts()], names: [`text${at}`], value: `text${at}::${type}` },
  );
  const names = columns.map(({ name }) => name).join(', ');
  const values = laid.map(({ value }) => value).join(', ');
  const lists = laid.flatMap((column) => column.lists).join(', ');
  return `INSERT INTO ${table} (${names}) SELECT ${values} FROM unnest(${lists}) AS given (${laid.flatMap((column) => column.names).join(', ')})`;
}

/** Where values of these lengths begin when they lie side by side, and their lengths, as two parameters; the first byte is number 1. */
export function placed(lengths: readonly number[]): [starts: string, lengths: string] {
  let next = 1;
  const starts = lengths.map((length) => (next += length) - length);
  return [starts.join(PART), lengths.join(PART)];
}

function joined(column: string): string {
  return `string_agg(coalesce(${column}::text, E'\\x1d'), E'\\x1e' ORDER BY place)`;
}
