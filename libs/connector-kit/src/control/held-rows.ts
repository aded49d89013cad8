import type { Transaction } from '@trueup/event-bus';
import type { DesiredRow, Unsettled } from '../store/desired-store';

/** Keeps that a row has slots that are paused, with the changes that wait for them. */
export async function holdRow(
  tx: Transaction,
  system: string,
  held: {
    readonly row: Pick<DesiredRow, 'customerId'>;
    readonly slots: readonly string[];
    readonly settles: readonly Unsettled[];
    readonly now: number;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO held_row AS h (system, customer_id, slots, settles, since) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (system, customer_id) DO UPDATE SET slots = EXCLUDED.slots, settles = h.settles || EXCLUDED.settles`,
    [system, held.row.customerId, held.slots, JSON.stringify(held.settles), held.now],
  );
}

/** All rows that waited for a paused slot are due at once; one whose slot is paused still is held anew. */
export async function releaseHeld(tx: Transaction, system: string, now: number): Promise<void> {
  await tx.query(
    `WITH freed AS (DELETE FROM held_row WHERE system = $1 RETURNING customer_id, settles)
     UPDATE desired_state d SET next_at = $2::bigint, settles = freed.settles || d.settles
     FROM freed WHERE d.system = $1 AND d.customer_id = freed.customer_id`,
    [system, now],
  );
}

/** How many customers have slots that are held. */
export async function heldRows(tx: Transaction, system: string): Promise<number> {
  const [row] = await tx.query<{ rows: string }>(`SELECT count(*) AS rows FROM held_row WHERE system = $1`, [system]);
  return Number(row?.rows ?? 0);
}
