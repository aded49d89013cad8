import type { Transaction } from '@trueup/event-bus';
import { v5 } from 'uuid';

const NAMESPACE = 'b1f5d3c0-2d0e-5d7a-9a56-6f1c61a3f0c4';

/** The external id under which a customer is created in a system; the same for every try. */
export function createKeyOf(customerId: string, at: { readonly system: string; readonly type: string }): string {
  return v5(JSON.stringify([customerId, at.system, at.type]), NAMESPACE);
}

/** For which customers these create keys were made. */
export async function customersOfKeys(tx: Transaction, system: string, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.query<{ create_key: string; customer_id: string }>(
    `SELECT create_key, customer_id FROM write_intent WHERE system = $1 AND create_key = ANY($2::text[])
     UNION SELECT create_key, customer_id FROM desired_state WHERE system = $1 AND create_key = ANY($2::text[])`,
    [system, keys],
  );
  return new Map(rows.map((row) => [row.create_key, row.customer_id]));
}
