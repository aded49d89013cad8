import type { CustomerContractActivated } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';

/** Takes in that a contract counts from some time on; the latest stands. */
export async function activate(tx: Transaction, { meta, contract, effectiveFrom }: CustomerContractActivated): Promise<void> {
  await tx.query(
    `INSERT INTO active_contract AS a (cell, version, effective_from) VALUES ($1, $2, $3)
     ON CONFLICT (cell) DO UPDATE SET version = EXCLUDED.version, effective_from = EXCLUDED.effective_from
     WHERE a.effective_from <= EXCLUDED.effective_from`,
    [meta.cell, contract, effectiveFrom],
  );
}

/** The contract that counts in a cell; undefined before the first is activated. */
export async function activeContract(tx: Transaction, cell: string): Promise<string | undefined> {
  const [row] = await tx.query<{ version: string }>(`SELECT version FROM active_contract WHERE cell = $1`, [cell]);
  return row?.version;
}
