import type { Transaction } from '@trueup/event-bus';
import type { SlotChange } from '../records';
import type { DesiredRow, RowRollback } from '../store/desired-store';
import type { RecordRef } from '../records';

/** What is to be put back at one record. */
export interface PutBack {
  readonly ref: RecordRef;
  readonly customerId: string;
  readonly changes: readonly SlotChange[];
  /** By slotId: hash of the golden value that is not written again. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** Keeps what is to be put back; from now on the values that were taken back are not written again. */
export async function keepRollback(
  tx: Transaction,
  system: string,
  { rollbackId, putBacks, now }: { readonly rollbackId: string; readonly putBacks: readonly PutBack[]; readonly now: number },
): Promise<void> {
  for (const { ref, customerId, changes, hashes } of putBacks) {
    await tx.query(
      `INSERT INTO rollback_row (rollback_id, system, customer_id, type, id, changes, next_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT DO NOTHING`,
      [rollbackId, system, customerId, ref.type, ref.id, JSON.stringify(changes), now],
    );
    await tx.query(
      `INSERT INTO rolled_back (system, customer_id, slot_id, hash, at) SELECT $1, $2, key, value, $4::bigint FROM jsonb_each_text($3::jsonb)
       ON CONFLICT (system, customer_id, slot_id) DO UPDATE SET hash = EXCLUDED.hash, at = EXCLUDED.at`,
      [system, customerId, JSON.stringify(hashes), now],
    );
  }
}

type StoredRow = Omit<DesiredRow, 'since' | 'waitUntil' | 'rollback'> & RecordRef & { rollbackId: string; changes: readonly SlotChange[] };

/** Rows of rollbacks that are due, each with the customer as golden says. Nothing is settled by them. */
export async function dueRollbacks(
  tx: Transaction,
  system: string,
  due: { readonly now: number; readonly limit: number; readonly busy: readonly string[] },
): Promise<DesiredRow[]> {
  const rows = await tx.query<StoredRow>(
    `SELECT DISTINCT ON (r.customer_id) r.customer_id AS "customerId", d.golden_version AS "goldenVersion", d.snapshot, r.attempts,
       r.rollback_id AS "rollbackId", r.type, r.id, r.changes
     FROM rollback_row r JOIN desired_state d USING (system, customer_id)
     WHERE r.system = $1 AND r.state = 'waiting' AND r.next_at <= $2 AND r.customer_id <> ALL($4::text[]) AND d.snapshot IS NOT NULL
     ORDER BY r.customer_id, r.next_at LIMIT $3`,
    [system, due.now, due.limit, due.busy],
  );
  return rows.map(({ rollbackId, type, id, changes, ...row }) => ({
    ...row,
    ...{ lane: 2, since: due.now, settles: [], waitUntil: null, refused: null },
    rollback: { rollbackId, ref: { type, id }, changes },
  }));
}

export async function nextRollbackAt(tx: Transaction, system: string): Promise<number | null> {
  const [row] = await tx.query<{ at: string | null }>(
    `SELECT min(next_at) AS at FROM rollback_row WHERE system = $1 AND state = 'waiting'`,
    [system],
  );
  return row?.at == null ? null : Number(row.at);
}

export async function rollbackDone(tx: Transaction, system: string, { rollbackId, ref }: RowRollback): Promise<void> {
  await tx.query(`UPDATE rollback_row SET state = 'done' WHERE rollback_id = $1 AND system = $2 AND type = $3 AND id = $4`, [
    ...[rollbackId, system, ref.type, ref.id],
  ]);
}

export async function rollbackLater(
  tx: Transaction,
  system: string,
  { rollback, at, attempts }: { readonly rollback: RowRollback; readonly at: number; readonly attempts: number },
): Promise<void> {
  await tx.query(`UPDATE rollback_row SET next_at = $5, attempts = $6 WHERE rollback_id = $1 AND system = $2 AND type = $3 AND id = $4`, [
    rollback.rollbackId,
    system,
    rollback.ref.type,
    rollback.ref.id,
    Math.round(at),
    attempts,
  ]);
}

/** How a rollback stands. */
export async function rollbackProgress(
  tx: Pick<Transaction, 'query'>,
  system: string,
  rollbackId: string,
): Promise<{ readonly rows: number; readonly done: number }> {
  const [row] = await tx.query<{ rows: string; done: string }>(
    `SELECT count(*) AS rows, count(*) FILTER (WHERE state = 'done') AS done FROM rollback_row WHERE system = $1 AND rollback_id = $2`,
    [system, rollbackId],
  );
  return { rows: Number(row?.rows ?? 0), done: Number(row?.done ?? 0) };
}
