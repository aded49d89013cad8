import type { Transaction } from '@trueup/event-bus';
import type { RecordRef } from '../records';

/** Something that a record lost: a slot, or with an empty slot the record itself. */
export interface Loss {
  readonly slot: string;
  readonly ref: RecordRef;
}

/**
 * waiting: seen, looked at once more before it is believed. passed: believed. held: part of a mass loss. approved: a person said that it is
 * true.
 */
export type LossState = 'waiting' | 'passed' | 'held' | 'approved';

export interface KnownLoss {
  readonly state: LossState;
  /** Epoch milliseconds. */
  readonly at: number;
}

export const HOUR_MS = 3_600_000;
const KEPT_MS = 24 * HOUR_MS;

export function lossKey({ slot, ref }: Loss): string {
  return `${slot} ${ref.type}/${ref.id}`;
}

export async function knownLosses(tx: Transaction, system: string, losses: readonly Loss[]): Promise<Map<string, KnownLoss>> {
  const rows = await tx.query<RecordRef & { slot: string; state: LossState; at: string }>(
    `SELECT slot, type, id, state, at FROM loss
     WHERE system = $1 AND (slot, type, id) IN (SELECT * FROM unnest($2::text[], $3::text[], $4::text[]))`,
    [system, ...columns(losses)],
  );
  return new Map(rows.map(({ slot, type, id, state, at }) => [lossKey({ slot, ref: { type, id } }), { state, at: Number(at) }]));
}

/** How many records lost a slot within the last hour; those that a person approved do not count. */
export async function countLosses(
  tx: Transaction,
  system: string,
  { slot, now }: { readonly slot: string; readonly now: number },
): Promise<number> {
  const [row] = await tx.query<{ hour: string }>(
    `SELECT count(*) AS hour FROM loss WHERE system = $1 AND slot = $2 AND at > $3::bigint AND state <> 'approved'`,
    [system, slot, now - HOUR_MS],
  );
  return Number(row?.hour ?? 0);
}

/** Keeps losses in this state; since when they are lost stays where they were known within the hour. */
export async function keepLosses(
  tx: Transaction,
  system: string,
  kept: { readonly losses: readonly Loss[]; readonly state: LossState; readonly now: number },
): Promise<void> {
  if (kept.losses.length === 0) return;
  await tx.query(
    `INSERT INTO loss AS l (system, slot, type, id, at, state)
     SELECT DISTINCT $1, n.slot, n.type, n.id, $5::bigint, $6 FROM unnest($2::text[], $3::text[], $4::text[]) AS n(slot, type, id) ORDER BY 2, 3, 4
     ON CONFLICT (system, slot, type, id) DO UPDATE SET state = EXCLUDED.state, at = CASE WHEN l.at > $7::bigint THEN l.at ELSE EXCLUDED.at END`,
    [system, ...columns(kept.losses), kept.now, kept.state, kept.now - HOUR_MS],
  );
  await tx.query(`DELETE FROM loss WHERE system = $1 AND at < $2 AND state <> 'held'`, [system, kept.now - KEPT_MS]);
}

export async function forgetLosses(tx: Transaction, system: string, losses: readonly Loss[]): Promise<void> {
  if (losses.length === 0) return;
  await tx.query(`DELETE FROM loss WHERE system = $1 AND (slot, type, id) IN (SELECT * FROM unnest($2::text[], $3::text[], $4::text[]))`, [
    system,
    ...columns(losses),
  ]);
}

/** Records of which it is known that they were missing. */
export function missingRefs(tx: Transaction, system: string): Promise<RecordRef[]> {
  return tx.query<RecordRef>(`SELECT type, id FROM loss WHERE system = $1 AND slot = ''`, [system]);
}

/** A person says that what was held is true: it no longer counts, and every record concerned is read again. */
export async function approveLosses(tx: Transaction, system: string, { slot, now }: { slot: string; now: number }): Promise<number> {
  const rows = await tx.query(
    `WITH told AS (UPDATE loss SET state = 'approved', at = $3::bigint WHERE system = $1 AND slot = $2 RETURNING type, id)
     INSERT INTO fetch_queue AS q (system, type, id, feed, due_at) SELECT $1, type, id, 'fetch', $3::bigint FROM told
     ON CONFLICT (system, type, id) DO UPDATE SET due_at = LEAST(q.due_at, EXCLUDED.due_at), attempts = 0, revision = q.revision + 1
     RETURNING 1`,
    [system, slot, now],
  );
  return rows.length;
}

function columns(losses: readonly Loss[]): [string[], string[], string[]] {
  return [losses.map(({ slot }) => slot), losses.map(({ ref }) => ref.type), losses.map(({ ref }) => ref.id)];
}
