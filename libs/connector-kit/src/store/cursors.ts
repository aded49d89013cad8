import type { Transaction } from '@trueup/event-bus';

/** How far a feed of a system has come; null where it never ran. */
export async function readCursor(tx: Transaction, system: string, feed: string): Promise<string | null> {
  const [row] = await tx.query<{ cursor: string }>(`SELECT cursor FROM feed_cursor WHERE system = $1 AND feed = $2`, [system, feed]);
  return row?.cursor ?? null;
}

export async function saveCursor(tx: Transaction, system: string, at: { readonly feed: string; readonly cursor: string }): Promise<void> {
  await tx.query(
    `INSERT INTO feed_cursor (system, feed, cursor) VALUES ($1, $2, $3) ON CONFLICT (system, feed) DO UPDATE SET cursor = EXCLUDED.cursor`,
    [system, at.feed, at.cursor],
  );
}
