import type { Transaction } from '@trueup/event-bus';
import type { DesiredRow } from '../store/desired-store';

/** Differences that are healed on purpose, so many rows an hour. */
export interface Wave {
  readonly waveId: string;
  /** Null for all. */
  readonly slots: readonly string[] | null;
  readonly creates: boolean;
  readonly limitPerHour: number;
  readonly by: string;
}

export interface WaveProgress {
  readonly state: 'running' | 'finished';
  readonly rows: number;
  readonly done: number;
  readonly failed: number;
}

const HOUR_MS = 3_600_000;

/** Begins a wave. False where there is one with this id already. */
export async function beginWave(
  tx: Transaction,
  system: string,
  { wave, now }: { readonly wave: Wave; readonly now: number },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO wave (system, wave_id, slots, creates, limit_per_hour, by, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [system, wave.waveId, wave.slots, wave.creates, wave.limitPerHour, wave.by, now],
  );
  return rows.length > 0;
}

export async function addToWave(
  tx: Transaction,
  system: string,
  { waveId, customerIds }: { readonly waveId: string; readonly customerIds: readonly string[] },
): Promise<void> {
  await tx.query(
    `INSERT INTO wave_row (system, wave_id, customer_id) SELECT $1, $2, c FROM unnest($3::text[]) AS c ON CONFLICT DO NOTHING`,
    [system, waveId, customerIds],
  );
}

/** Undefined where the system has no such wave. */
export async function waveProgress(tx: Pick<Transaction, 'query'>, system: string, waveId: string): Promise<WaveProgress | undefined> {
  const [row] = await tx.query<{ known: boolean; rows: string; done: string; failed: string }>(
    `SELECT EXISTS (SELECT 1 FROM wave WHERE system = $1 AND wave_id = $2) AS known, count(*) AS rows,
       count(*) FILTER (WHERE state = 'done') AS done, count(*) FILTER (WHERE state = 'failed') AS failed
     FROM wave_row WHERE system = $1 AND wave_id = $2`,
    [system, waveId],
  );
  if (!row?.known) return undefined;
  const [rows, done, failed] = [Number(row.rows), Number(row.done), Number(row.failed)];
  return { state: done + failed < rows ? 'running' : 'finished', rows, done, failed };
}

/** Waves of which rows still wait, with how many an hour each may let go. */
export async function waitingWaves(
  tx: Transaction,
  system: string,
  now: number,
): Promise<{ waveId: string; limitPerHour: number; used: number }[]> {
  const waves = await tx.query<{ waveId: string; limitPerHour: number; used: string }>(
    `SELECT w.wave_id AS "waveId", w.limit_per_hour AS "limitPerHour",
       (SELECT count(*) FROM wave_row u WHERE u.system = w.system AND u.wave_id = w.wave_id AND u.released_at > $2::bigint) AS used
     FROM wave w WHERE w.system = $1 AND EXISTS (
       SELECT 1 FROM wave_row r WHERE r.system = w.system AND r.wave_id = w.wave_id AND r.state = 'waiting')`,
    [system, now - HOUR_MS],
  );
  return waves.map((wave) => ({ ...wave, used: Number(wave.used) }));
}

/** Lets so many rows of a wave go: they are due at once. Answers how many went. */
export async function releaseWave(
  tx: Transaction,
  system: string,
  { waveId, rows, now }: { readonly waveId: string; readonly rows: number; readonly now: number },
): Promise<number> {
  const released = await tx.query(
    `WITH next AS (
       SELECT customer_id FROM wave_row WHERE system = $1 AND wave_id = $2 AND state = 'waiting' ORDER BY customer_id LIMIT $3 FOR UPDATE),
     freed AS (
       UPDATE wave_row r SET state = 'released', released_at = $4::bigint FROM next
       WHERE r.system = $1 AND r.wave_id = $2 AND r.customer_id = next.customer_id RETURNING r.customer_id),
     due AS (
       UPDATE desired_state d SET next_at = COALESCE(d.next_at, $4::bigint), since = CASE WHEN d.next_at IS NULL THEN $4::bigint ELSE d.since END
       FROM freed WHERE d.system = $1 AND d.customer_id = freed.customer_id)
     SELECT 1 FROM freed`,
    [system, waveId, rows, now],
  );
  return released.length;
}

/** Customers that went into another one while they were under way: there is nothing left to do for them. */
export async function endMergedRows(tx: Transaction, system: string): Promise<void> {
  await tx.query(
    `UPDATE wave_row r SET state = 'done' WHERE r.system = $1 AND r.state = 'released' AND NOT EXISTS (
       SELECT 1 FROM desired_state d WHERE d.system = $1 AND d.customer_id = r.customer_id)`,
    [system],
  );
}

/** A row of a wave is done with when its row is; what the target refused has failed. */
export async function endWaveRow(tx: Transaction, system: string, row: DesiredRow): Promise<void> {
  await tx.query(
    `UPDATE wave_row SET state = CASE WHEN EXISTS (
       SELECT 1 FROM desired_state d WHERE d.system = $1 AND d.customer_id = $3 AND d.refused IS NOT NULL) THEN 'failed' ELSE 'done' END
     WHERE system = $1 AND wave_id = $2 AND customer_id = $3 AND state = 'released'`,
    [system, row.wave?.waveId, row.customerId],
  );
}
