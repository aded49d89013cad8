import type { CustomerContractActivated } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';

type Tx = Pick<Transaction, 'query'>;

/** Takes in that a contract counts from some time on, which may be to come. */
export async function activate(tx: Tx, { meta, contract, effectiveFrom }: CustomerContractActivated): Promise<void> {
  await tx.query('INSERT INTO active_contract (cell, version, effective_from) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    meta.cell,
    contract,
    effectiveFrom,
  ]);
}

/** The contract that counts in a cell by the clock of the database; undefined before the first is activated. */
export async function activeContract(tx: Tx, cell: string): Promise<string | undefined> {
  const [row] = await tx.query<{ version: string }>(
    `SELECT version FROM active_contract WHERE cell = $1 AND effective_from <= extract(epoch FROM clock_timestamp()) * 1000
     ORDER BY effective_from DESC LIMIT 1`,
    [cell],
  );
  return row?.version;
}
