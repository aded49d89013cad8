import type { Transaction } from '@trueup/event-bus';

/** Keeps for which customers' records in this system a customer waits; call `holdLinks` before it is found that they are not there. */
export async function awaitParties(
  tx: Transaction,
  system: string,
  waiting: { readonly customerId: string; readonly parties: readonly string[] },
): Promise<void> {
  const { customerId, parties } = waiting;
  await tx.query(`DELETE FROM awaited_party WHERE system = $1 AND customer_id = $2 AND party <> ALL($3::text[])`, [
    system,
    customerId,
    parties,
  ]);
  await tx.query(
    `INSERT INTO awaited_party (system, customer_id, party) SELECT $1, $2, p FROM unnest($3::text[]) AS p
     ON CONFLICT (system, customer_id, party) DO UPDATE SET arrived = false`,
    [system, customerId, parties],
  );
}

/** These customers have records here now: who waited for one is due. The last thing that a transaction does besides its own row. */
export async function partiesArrived(tx: Transaction, system: string, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return;
  await tx.query(
    `UPDATE awaited_party SET arrived = true WHERE system = $1 AND NOT arrived AND party IN (
       SELECT unnest($2::text[]) UNION SELECT alias FROM customer_alias WHERE system = $1 AND customer_id = ANY($2::text[])
     )`,
    [system, customerIds],
  );
}

/** Makes the rows due for which a record arrived. Whatever somebody else has locked comes with the next call: nothing waits here. */
export async function wakeArrived(tx: Transaction, system: string, now: number): Promise<void> {
  await tx.query(
    `WITH arrived AS (
       SELECT customer_id, party FROM awaited_party WHERE system = $1 AND arrived FOR UPDATE SKIP LOCKED
     ), due AS (
       SELECT d.customer_id FROM desired_state d
       WHERE d.system = $1 AND d.customer_id IN (SELECT customer_id FROM arrived) FOR UPDATE SKIP LOCKED
     ), woken AS (
       UPDATE desired_state d SET next_at = COALESCE(d.next_at, $2::bigint), since = CASE WHEN d.next_at IS NULL THEN $2::bigint ELSE d.since END
       FROM due WHERE d.system = $1 AND d.customer_id = due.customer_id AND d.snapshot IS NOT NULL
     )
     DELETE FROM awaited_party a USING arrived WHERE a.system = $1 AND a.customer_id = arrived.customer_id AND a.party = arrived.party
       AND (a.customer_id IN (SELECT customer_id FROM due)
         OR NOT EXISTS (SELECT 1 FROM desired_state d WHERE d.system = $1 AND d.customer_id = a.customer_id))`,
    [system, now],
  );
}

/** Whether a record arrived for which somebody waited and who is not due yet. */
export async function hasArrived(tx: Transaction, system: string): Promise<boolean> {
  const rows = await tx.query(`SELECT 1 FROM awaited_party WHERE system = $1 AND arrived LIMIT 1`, [system]);
  return rows.length > 0;
}
