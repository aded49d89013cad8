interface Query {
  query<R = unknown>(sql: string, parameters?: unknown[]): Promise<R[]>;
}

/** Tables that a first load fills. Of a queue, which is empty or nearly so whenever it is looked at, figures say nothing. */
const GROWING = ['source_record', 'match_key', 'edge', 'customer', 'review', 'party_reference', 'due_time'];
/** Below so many rows any way of reading them is quick. */
const FEWEST_ROWS = 500;

/**
 * Counts again for the planner what has doubled since it was counted last, and answers which tables these were. Autovacuum comes to a
 * database once a minute at most: until then a first load would read whole tables that PostgreSQL believes to be empty.
 */
export async function keepStatistics(tx: Query): Promise<string[]> {
  const grown = await tx.query<{ name: string }>(
    `SELECT told.relname AS name FROM pg_stat_user_tables AS told JOIN pg_class ON pg_class.oid = told.relid
     WHERE told.schemaname = current_schema() AND told.relname = ANY($1::text[])
       AND told.n_mod_since_analyze >= greatest(pg_class.reltuples, $2) ORDER BY told.relname`,
    [GROWING, FEWEST_ROWS],
  );
  const names = grown.map(({ name }) => name);
  if (names.length > 0) await tx.query(`ANALYZE ${names.join(', ')}`);
  return names;
}
