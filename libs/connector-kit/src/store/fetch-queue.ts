import type { EventMeta, Feed } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import type { RecordRef } from '../records';

/** A record that should be read, and why. */
export interface FetchWish {
  readonly ref: RecordRef;
  /** Meta of the notice that asked; null where the kit asks by itself. */
  readonly cause: EventMeta | null;
  readonly correlations: readonly string[];
  readonly feed: Feed;
  /** Where the record went, where the notice says so: a vendor that is asked later may only know that it is gone. */
  readonly mergedInto?: RecordRef | null;
  /** Not before, epoch milliseconds. */
  readonly dueAt: number;
}

export interface QueuedFetch extends FetchWish {
  readonly attempts: number;
  /** Grows with every wish: one that came while the record was being read asks for another reading. */
  readonly revision: number;
}

/** One row for each record; its correlation ids add up. */
export async function wishFetch(tx: Transaction, system: string, wishes: readonly FetchWish[]): Promise<void> {
  for (const wish of wishes) {
    await tx.query(
      `INSERT INTO fetch_queue AS q (system, type, id, correlations, cause, feed, due_at, merged_into) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (system, type, id) DO UPDATE SET
         correlations = (SELECT COALESCE(jsonb_agg(DISTINCT c), '[]') FROM jsonb_array_elements(q.correlations || EXCLUDED.correlations) AS c),
         cause = COALESCE(EXCLUDED.cause, q.cause), merged_into = COALESCE(EXCLUDED.merged_into, q.merged_into), feed = EXCLUDED.feed, due_at = LEAST(q.due_at, EXCLUDED.due_at),
         attempts = 0, revision = q.revision + 1`,
      [
        system,
        wish.ref.type,
        wish.ref.id,
        JSON.stringify(wish.correlations),
        wish.cause ? JSON.stringify(wish.cause) : null,
        wish.feed,
        wish.dueAt,
        wish.mergedInto ? JSON.stringify(wish.mergedInto) : null,
      ],
    );
  }
}

interface FetchRow extends Omit<QueuedFetch, 'ref' | 'dueAt'> {
  readonly type: string;
  readonly id: string;
  readonly due_at: string;
}

export async function dueFetches(tx: Transaction, system: string, due: { now: number; limit: number }): Promise<QueuedFetch[]> {
  const rows = await tx.query<FetchRow>(
    `SELECT type, id, correlations, cause, merged_into AS "mergedInto", feed, due_at, attempts, revision FROM fetch_queue
     WHERE system = $1 AND due_at <= $2 ORDER BY due_at LIMIT $3`,
    [system, due.now, due.limit],
  );
  return rows.map(({ type, id, due_at: dueAt, ...row }) => ({ ...row, ref: { type, id }, dueAt: Number(dueAt) }));
}

/** When the next row is due; null where none waits. */
export async function nextFetchAt(tx: Transaction, system: string): Promise<number | null> {
  const [row] = await tx.query<{ at: string | null }>(`SELECT min(due_at) AS at FROM fetch_queue WHERE system = $1`, [system]);
  return row?.at === null || row === undefined ? null : Number(row.at);
}

/** Ends these wishes, save those that were made again meanwhile. */
export async function doneFetching(tx: Transaction, system: string, fetched: readonly QueuedFetch[]): Promise<void> {
  await tx.query(
    `DELETE FROM fetch_queue q USING unnest($2::text[], $3::text[], $4::int[]) AS f(type, id, revision)
     WHERE q.system = $1 AND q.type = f.type AND q.id = f.id AND q.revision = f.revision`,
    [system, fetched.map(({ ref }) => ref.type), fetched.map(({ ref }) => ref.id), fetched.map(({ revision }) => revision)],
  );
}

export async function postponeFetches(
  tx: Transaction,
  system: string,
  later: { readonly fetches: readonly QueuedFetch[]; readonly at: number },
): Promise<void> {
  await tx.query(
    `UPDATE fetch_queue q SET due_at = $4, attempts = attempts + 1 FROM unnest($2::text[], $3::text[]) AS f(type, id)
     WHERE q.system = $1 AND q.type = f.type AND q.id = f.id`,
    [system, later.fetches.map(({ ref }) => ref.type), later.fetches.map(({ ref }) => ref.id), Math.round(later.at)],
  );
}
