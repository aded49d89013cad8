import type { Transaction } from '@trueup/event-bus';

/** The next number of the one counter that puts readings and writes in order. */
export async function nextSequence(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ next: string }>(`SELECT nextval('reading_sequence') AS next`);
  return Number(row?.next);
}
