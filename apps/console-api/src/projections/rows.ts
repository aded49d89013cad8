import type { Transaction } from '@trueup/event-bus';

export interface Upsert {
  readonly table: string;
  /** Column ─► Postgres type. */
  readonly columns: Readonly<Record<string, string>>;
  /** What follows INSERT … SELECT, such as ON CONFLICT. */
  readonly onConflict: string;
}

/** Writes rows in one statement; nothing is sent for none. Rows hold the columns by name. Gives what `onConflict` returns. */
export async function upsert<R>(tx: Transaction, { table, columns, onConflict }: Upsert, rows: readonly object[]): Promise<R[]> {
  if (rows.length === 0) return [];
  const names = Object.keys(columns).map((name) => `"${name}"`);
  const types = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  return tx.query<R>(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT ${names.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS row (${types.join(', ')}) ${onConflict}`,
    [JSON.stringify(rows)],
  );
}

/** The last of the items that share a key, in the order of their first. */
export function lastByKey<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
