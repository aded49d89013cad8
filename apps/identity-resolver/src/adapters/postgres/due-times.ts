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

export interface DueQuestion {
  readonly now: number;
  readonly most: number;
  readonly except: readonly string[];
}

/** Keys of at most so many that are due, the longest first. Nothing is held: whoever takes them holds their records first, as a handler does. */
export async function dueKeys(tx: Query, { now, most, except }: DueQuestion): Promise<string[]> {
  const rows = await tx.query<{ record_key: string }>(
    'SELECT record_key FROM due_time WHERE at <= $1 AND record_key <> ALL($3::text[]) ORDER BY at, record_key LIMIT $2',
    [now, most, except],
  );
  return rows.map(({ record_key }) => record_key);
}

/** Takes out those of these that are still due at `now`; they are back where the transaction fails. Its records are held before. */
export async function takeDue(tx: Query, keys: readonly string[], now: number): Promise<Due[]> {
  const rows = await tx.query<{ record_key: string; at: string }>(
    `WITH taken AS (DELETE FROM due_time WHERE record_key = ANY($1::text[]) AND at <= $2 RETURNING record_key, at)
     SELECT record_key, at FROM taken ORDER BY at, record_key`,
    [keys, now],
  );
  return rows.map(({ record_key, at }) => ({ key: record_key, at: Number(at) }));
}
