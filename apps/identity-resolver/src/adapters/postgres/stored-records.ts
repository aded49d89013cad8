interface Query {
  query<R = unknown>(sql: string, parameters?: unknown[]): Promise<R[]>;
}

/** About how many records are stored, as the planner last estimated it; costs nothing however many there are. */
export async function storedRecords(tx: Query): Promise<number> {
  const [row] = await tx.query<{ records: number }>(
    `SELECT greatest(reltuples, 0)::float8 AS records FROM pg_class WHERE oid = 'source_record'::regclass`,
  );
  return row?.records ?? 0;
}
