import type { Transaction } from '@trueup/event-bus';

const KEPT_MS = 3 * 86_400_000;

/** Those event ids that were not seen before; they are remembered for three days. */
export async function onlyUnseen(
  tx: Transaction,
  system: string,
  seen: { readonly eventIds: readonly string[]; readonly now: number },
): Promise<Set<string>> {
  if (seen.eventIds.length === 0) return new Set();
  const rows = await tx.query<{ event_id: string }>(
    `INSERT INTO seen_notice (system, event_id, at) SELECT DISTINCT $1, e, $3::bigint FROM unnest($2::text[]) AS e ORDER BY 2
     ON CONFLICT DO NOTHING RETURNING event_id`,
    [system, seen.eventIds, seen.now],
  );
  await tx.query(`DELETE FROM seen_notice WHERE system = $1 AND at < $2`, [system, seen.now - KEPT_MS]);
  return new Set(rows.map((row) => row.event_id));
}
