import type { Transaction } from '@trueup/event-bus';

/** How many items of a system are parked and open. */
export async function openParked(tx: Transaction, system: string): Promise<number> {
  const [row] = await tx.query<{ count: string }>(`SELECT count(*) FROM parked WHERE status = 'parked' AND system = $1`, [system]);
  return Number(row?.count ?? 0);
}
