import type { Transaction } from '@trueup/event-bus';
import type { SlotChange } from '../records';
import type { Work } from '../loops/write-item';
import type { RecordRef } from '../records';

const KEPT_MS = 30 * 86_400_000;

/** What a record held before a write and what we wrote; kept for thirty days. Times are epoch milliseconds. */
export interface WriteImage {
  readonly ref: RecordRef;
  readonly customerId: string;
  readonly at: number;
  readonly operation: 'create' | 'update';
  readonly changes: readonly SlotChange[];
}

/** Keeps what a write did, so that it can be taken back. */
export async function keepImage(
  tx: Transaction,
  system: string,
  { work, ref, at, cost }: { readonly work: Work; readonly ref: RecordRef; readonly at: number; readonly cost: number | null },
): Promise<void> {
  const { row, item, intent } = work;
  const correlations = [...new Set([...intent.correlations, item.correlationId])];
  const clears = item.changes.filter(({ before, after }) => before !== null && after === null).length;
  await tx.query(
    `INSERT INTO write_image (intent_id, system, type, id, customer_id, at, operation, wave_id, correlations, changes, clears, merges, cost)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING`,
    [
      ...[
        intent.intentId,
        system,
        ref.type,
        ref.id,
        row.customerId,
        Math.round(at),
        item.operation,
        row.wave?.waveId ?? null,
        correlations,
      ],
      ...[JSON.stringify(item.changes), clears, row.snapshot.mergedFrom.length > 0, cost],
    ],
  );
}

/** Forgets what is too old to be taken back. */
export async function pruneImages(tx: Transaction, now: number): Promise<void> {
  await tx.query(`DELETE FROM write_image WHERE at < $1`, [now - KEPT_MS]);
}

/** Whose writes are meant: those of one change, of one wave, or all since then. */
export type Selection = { readonly correlationId: string } | { readonly waveId: string } | { readonly since: number };

/** The images of a selection, the oldest first. */
export async function imagesOf(tx: Transaction, system: string, selection: Selection): Promise<WriteImage[]> {
  const [condition, parameter] =
    'correlationId' in selection
      ? ['correlations @> ARRAY[$2::text]', selection.correlationId]
      : 'waveId' in selection
        ? ['wave_id = $2', selection.waveId]
        : ['at >= $2::bigint', selection.since];
  const rows = await tx.query<Omit<WriteImage, 'ref' | 'at'> & RecordRef & { at: string }>(
    `SELECT type, id, customer_id AS "customerId", at, operation, changes FROM write_image
     WHERE system = $1 AND ${condition} ORDER BY at, intent_id`,
    [system, parameter],
  );
  return rows.map(({ type, id, at, ...row }) => ({ ...row, ref: { type, id }, at: Number(at) }));
}

/** What a write of this system costs by what the last ones cost; null where none is known. */
export async function costPerWrite(tx: Pick<Transaction, 'query'>, system: string): Promise<number | null> {
  const [row] = await tx.query<{ cost: number | null }>(
    `SELECT avg(cost) AS cost FROM (SELECT cost FROM write_image WHERE system = $1 AND cost IS NOT NULL ORDER BY at DESC LIMIT 500) AS last`,
    [system],
  );
  return row?.cost ?? null;
}
