import type { Transaction } from '@trueup/event-bus';
import { v5 } from 'uuid';

const NAMESPACE = 'b1f5d3c0-2d0e-5d7a-9a56-6f1c61a3f0c4';
const PRIVATE = 'private';

/** Which record of a customer is made. */
export interface CreatedAs {
  readonly system: string;
  readonly type: string;
  /** `private`, or that of a company's contact. */
  readonly context: string;
}

/** The external id under which a record of a customer is created in a system; the same for every try. */
export function createKeyOf(customerId: string, { system, type, context }: CreatedAs): string {
  return v5(JSON.stringify([customerId, system, type, ...(context === PRIVATE ? [] : [context])]), NAMESPACE);
}

/** The keys under which records of a customer were created or tried, by context. */
export async function createKeysOf(tx: Transaction, system: string, customerId: string): Promise<Map<string, string>> {
  const rows = await tx.query<{ context: string; create_key: string }>(
    `SELECT context, create_key FROM create_key WHERE system = $1 AND customer_id = $2`,
    [system, customerId],
  );
  return new Map(rows.map((row) => [row.context, row.create_key]));
}

/** Keeps the key under which a record is created; that of the first try stays. */
export async function keepCreateKey(
  tx: Transaction,
  system: string,
  key: { readonly customerId: string; readonly context: string; readonly createKey: string },
): Promise<void> {
  await tx.query(`INSERT INTO create_key (system, customer_id, context, create_key) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, [
    system,
    key.customerId,
    key.context,
    key.createKey,
  ]);
}

/** For which customers these create keys were made. */
export async function customersOfKeys(tx: Transaction, system: string, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.query<{ create_key: string; customer_id: string }>(
    `SELECT create_key, customer_id FROM write_intent WHERE system = $1 AND create_key = ANY($2::text[])
     UNION SELECT create_key, customer_id FROM create_key WHERE system = $1 AND create_key = ANY($2::text[])`,
    [system, keys],
  );
  return new Map(rows.map((row) => [row.create_key, row.customer_id]));
}
