import type { Due } from '../../judgement/due';

interface Query {
  query<R = unknown>(sql: string, parameters?: unknown[]): Promise<R[]>;
}

/** Remembers who is due. A later time never displaces an earlier one: whoever is judged in vain is told so by the judgement. */
export async function saveDue(tx: Query, due: readonly Due[]): Promise<void> {
  if (due.length === 0) return;
  const first = new Map<string, number>();
  for (const { key, at } of due) first.set(key, Math.min(at, first.get(key) ?? at));
  const keys = [...first.keys()].sort();
  await tx.query(
    `INSERT INTO due_time (record_key, at) SELECT * FROM unnest($1::text[], $2::bigint[])
     ON CONFLICT (record_key) DO UPDATE SET at = least(due_time.at, excluded.at)`,
    [keys, keys.map((key) => first.get(key))],
  );
}

/** Takes out at most so many of those that are due at `now`, which no other process takes; they are back where the transaction fails. */
export async function takeDue(tx: Query, now: number, most: number): Promise<Due[]> {
  const rows = await tx.query<{ record_key: string; at: string }>(
    'SELECT record_key, at FROM due_time WHERE at <= $1 ORDER BY at, record_key LIMIT $2 FOR UPDATE SKIP LOCKED',
    [now, most],
  );
  if (rows.length > 0)
    await tx.query('DELETE FROM due_time WHERE record_key = ANY($1::text[])', [rows.map(({ record_key }) => record_key)]);
  return rows.map(({ record_key, at }) => ({ key: record_key, at: Number(at) }));
}
