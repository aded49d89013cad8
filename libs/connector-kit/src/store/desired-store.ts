import type { CustomerGoldenChanged, SettledChange } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import { endWaveRow } from '../control/wave-store';
import { rollbackDone, rollbackLater } from '../control/rollback-store';
import type { RecordRef, SlotChange } from '../records';

/** A change that waits to be settled, with the snapshot that brought it. */
export type Unsettled = SettledChange & { readonly version: number };

/** What a system should be told of one customer. Times are epoch milliseconds. */
export interface DesiredRow {
  readonly customerId: string;
  readonly goldenVersion: number;
  readonly snapshot: CustomerGoldenChanged;
  readonly lane: number;
  readonly since: number;
  readonly attempts: number;
  readonly settles: readonly Unsettled[];
  /** Until when a create waits for the resolver to judge what was found. */
  readonly waitUntil: number | null;
  /** What the target refused last; the very same is not asked of it again. */
  readonly refused: Refusal | null;
  /** The wave that let it go. */
  readonly wave?: RowWave | null;
  /** By slotId: hash of the golden value whose writing was taken back. */
  readonly rolledBack?: Readonly<Record<string, string>> | null;
  /** What is put back instead of what golden says. */
  readonly rollback?: RowRollback | null;
}

/** A wave, as far as one of its rows is concerned. */
export interface RowWave {
  readonly waveId: string;
  /** Null for all. */
  readonly slots: readonly string[] | null;
  readonly creates: boolean;
}

/** Writes that are taken back at one record of the customer. */
export interface RowRollback {
  readonly rollbackId: string;
  readonly ref: RecordRef;
  readonly changes: readonly SlotChange[];
}

/** A write that the target refused. */
export interface Refusal {
  /** Hash of what should have been written. */
  readonly plan: string;
  readonly reason: string;
}

/** A snapshot to take in. */
export interface Wanted {
  readonly golden: CustomerGoldenChanged;
  /** Rank. */
  readonly lane: number;
  /** Whether it is to be worked on, or only kept. */
  readonly due: boolean;
}

/**
 * Takes in snapshots, each of another customer: the newest stands, unsettled changes add up, and the most urgent lane and longest wait of
 * what is undone stay. Answers the customers of which no newer one was there.
 */
export async function desire(
  tx: Transaction,
  system: string,
  { wanted, now }: { readonly wanted: readonly Wanted[]; readonly now: number },
): Promise<Set<string>> {
  if (wanted.length === 0) return new Set();
  const asked = wanted.map(({ golden, lane, due }) => ({
    ...{ id: golden.customerId, version: golden.version, snapshot: golden, lane, due },
    settles: golden.settles.map((change) => ({ ...change, version: golden.version })),
  }));
  const rows = await tx.query<{ customer_id: string }>(
    `INSERT INTO desired_state AS d (system, customer_id, golden_version, snapshot, lane, since, next_at, settles)
     SELECT $1, w.id, w.version, w.snapshot, w.lane, $3::bigint, CASE WHEN w.due THEN $3::bigint END, w.settles
     FROM jsonb_to_recordset($2::jsonb) AS w(id text, version int, snapshot jsonb, lane smallint, due boolean, settles jsonb) ORDER BY w.id
     ON CONFLICT (system, customer_id) DO UPDATE SET
       golden_version = EXCLUDED.golden_version, snapshot = EXCLUDED.snapshot,
       lane = CASE WHEN d.next_at IS NULL THEN EXCLUDED.lane ELSE LEAST(d.lane, EXCLUDED.lane) END,
       since = CASE WHEN d.next_at IS NULL THEN EXCLUDED.since ELSE d.since END,
       next_at = CASE WHEN d.next_at IS NULL OR d.fault IS NULL THEN COALESCE(EXCLUDED.next_at, d.next_at) ELSE d.next_at END,
       attempts = CASE WHEN d.next_at IS NULL THEN 0 ELSE d.attempts END,
       settles = (d.settles || EXCLUDED.settles)
     WHERE d.golden_version < EXCLUDED.golden_version RETURNING customer_id`,
    [system, JSON.stringify(asked), now],
  );
  return new Set(rows.map((row) => row.customer_id));
}

interface StoredRow extends Omit<DesiredRow, 'since' | 'waitUntil'> {
  readonly since: string;
  readonly waitUntil: string | null;
}

const WAVE = `(SELECT jsonb_build_object('waveId', w.wave_id, 'slots', w.slots, 'creates', w.creates) FROM wave_row r JOIN wave w USING (system, wave_id)
  WHERE r.system = d.system AND r.customer_id = d.customer_id AND r.state = 'released' LIMIT 1)`;
const ROLLED_BACK = `(SELECT jsonb_object_agg(b.slot_id, b.hash) FROM rolled_back b WHERE b.system = d.system AND b.customer_id = d.customer_id)`;

const ROW = `customer_id AS "customerId", golden_version AS "goldenVersion", snapshot, lane, since, attempts, settles,
  wait_until AS "waitUntil", refused, ${WAVE} AS wave, ${ROLLED_BACK} AS "rolledBack"`;

export async function dueRows(
  tx: Transaction,
  system: string,
  due: { readonly now: number; readonly limit: number; readonly busy: readonly string[]; readonly stoppedLanes: readonly number[] },
): Promise<DesiredRow[]> {
  const rows = await tx.query<StoredRow>(
    `SELECT ${ROW}
     FROM desired_state d WHERE system = $1 AND next_at <= $2 AND customer_id <> ALL($4::text[]) AND snapshot IS NOT NULL AND lane <> ALL($5::int[])
     ORDER BY lane, since LIMIT $3`,
    [system, due.now, due.limit, due.busy, due.stoppedLanes],
  );
  return rows.map(rowOf);
}

function rowOf(row: StoredRow): DesiredRow {
  return { ...row, since: Number(row.since), waitUntil: row.waitUntil === null ? null : Number(row.waitUntil) };
}

/** Ends the work on a row as it was planned. What came meanwhile stays due, with its own changes to settle. */
export async function rowDone(tx: Transaction, system: string, row: DesiredRow): Promise<void> {
  if (row.rollback) return rollbackDone(tx, system, row.rollback);
  await tx.query(
    `UPDATE desired_state SET
       next_at = CASE WHEN golden_version = $3 THEN NULL ELSE next_at END, fault = NULL, attempts = 0, wait_until = NULL,
       settles = COALESCE((SELECT jsonb_agg(s) FROM jsonb_array_elements(settles) AS s WHERE (s->>'version')::int > $3), '[]')
     WHERE system = $1 AND customer_id = $2`,
    [system, row.customerId, row.goldenVersion],
  );
  if (row.wave) await endWaveRow(tx, system, row);
}

/** How a row is put off. Times are epoch milliseconds. */
export interface Later {
  readonly row: DesiredRow;
  readonly at: number;
  /** What the row counts from now on; unchanged unless given. */
  readonly attempts?: number;
  readonly fault?: string;
  readonly waitUntil?: number;
}

/** Puts a row off. A newer snapshot that came meanwhile is due at once, save where the system is at fault. */
export async function rowLater(tx: Transaction, system: string, later: Later): Promise<void> {
  const { row, at, attempts = row.attempts, fault = null, waitUntil = null } = later;
  if (row.rollback) return rollbackLater(tx, system, { rollback: row.rollback, at, attempts });
  await tx.query(
    `UPDATE desired_state SET next_at = CASE WHEN golden_version = $3 OR $6::text IS NOT NULL THEN $4::bigint ELSE next_at END, attempts = $5, fault = $6,
       wait_until = COALESCE($7::bigint, wait_until)
     WHERE system = $1 AND customer_id = $2`,
    [system, row.customerId, row.goldenVersion, Math.round(at), attempts, fault, waitUntil],
  );
}

/** Whether a row still is what was planned from: no newer snapshot has come, and the customer has not gone into another. */
export async function isNewest(tx: Transaction, system: string, row: Pick<DesiredRow, 'customerId' | 'goldenVersion'>): Promise<boolean> {
  const rows = await tx.query(`SELECT 1 FROM desired_state WHERE system = $1 AND customer_id = $2 AND golden_version = $3`, [
    system,
    row.customerId,
    row.goldenVersion,
  ]);
  return rows.length > 0;
}

/** A customer that went into another one: its row ends, what it had not settled goes with the survivor's. */
export async function dropMerged(
  tx: Transaction,
  system: string,
  merged: { readonly customerId: string; readonly into: string; readonly now: number },
): Promise<void> {
  await tx.query(
    `WITH gone AS (DELETE FROM desired_state WHERE system = $1 AND customer_id = $2 RETURNING settles, lane, since, next_at)
     INSERT INTO desired_state AS d (system, customer_id, golden_version, lane, since, next_at, settles)
     SELECT $1, $3, 0, lane, since, $4::bigint,
       (SELECT jsonb_agg(s || '{"version": 0}') FROM jsonb_array_elements(settles) AS s) FROM gone WHERE jsonb_array_length(settles) > 0
     ON CONFLICT (system, customer_id) DO UPDATE SET settles = EXCLUDED.settles || d.settles, next_at = COALESCE(d.next_at, EXCLUDED.next_at)`,
    [system, merged.customerId, merged.into, merged.now],
  );
}

/** How many rows wait in each lane, by the lane's rank. */
export async function backlog(tx: Transaction, system: string): Promise<Map<number, number>> {
  const rows = await tx.query<{ lane: number; rows: string }>(
    `SELECT lane, count(*) AS rows FROM desired_state WHERE system = $1 AND next_at IS NOT NULL AND snapshot IS NOT NULL GROUP BY lane`,
    [system],
  );
  return new Map(rows.map(({ lane, rows: count }) => [lane, Number(count)]));
}

/** When the next row is due; null where none waits. */
export async function nextRowAt(tx: Transaction, system: string, stoppedLanes: readonly number[]): Promise<number | null> {
  const [row] = await tx.query<{ at: string | null }>(
    `SELECT min(next_at) AS at FROM desired_state WHERE system = $1 AND next_at IS NOT NULL AND snapshot IS NOT NULL AND lane <> ALL($2::int[])`,
    [system, stoppedLanes],
  );
  return row === undefined || row.at === null ? null : Number(row.at);
}

/** The newest snapshot of a customer that this system was told of; 0 where there was none. */
export async function goldenVersionOf(tx: Transaction, system: string, customerId: string): Promise<number> {
  const [row] = await tx.query<{ version: number }>(
    `SELECT golden_version AS version FROM desired_state WHERE system = $1 AND customer_id = $2`,
    [system, customerId],
  );
  return row?.version ?? 0;
}

/** Keeps what the target refused, or forgets it where something went through. */
export async function keepRefusal(
  tx: Transaction,
  system: string,
  kept: { readonly customerId: string; readonly refused: Refusal | null },
): Promise<void> {
  await tx.query(`UPDATE desired_state SET refused = $3 WHERE system = $1 AND customer_id = $2`, [
    system,
    kept.customerId,
    kept.refused && JSON.stringify(kept.refused),
  ]);
}

/** Rows in order of their customers, after one of them. */
export async function desiredPage(
  tx: Transaction,
  system: string,
  page: { readonly after: string; readonly limit: number; readonly customerId: string | null; readonly due: boolean },
): Promise<DesiredRow[]> {
  const rows = await tx.query<StoredRow>(
    `SELECT ${ROW} FROM desired_state d
     WHERE system = $1 AND customer_id > $2 AND snapshot IS NOT NULL AND ($4::text IS NULL OR customer_id = $4) AND (NOT $5 OR next_at IS NOT NULL)
     ORDER BY customer_id LIMIT $3`,
    [system, page.after, page.limit, page.customerId, page.due],
  );
  return rows.map(rowOf);
}
