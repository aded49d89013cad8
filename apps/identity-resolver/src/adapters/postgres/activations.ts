import type { CustomerContractActivated } from '@trueup/canonical-schema';
import type { Activation } from '../../use-cases/activate-contract';

interface Query {
  query<R = unknown>(sql: string, parameters?: unknown[]): Promise<R[]>;
}

/** The activation that counts at `now`; one for the future does not yet. Undefined before the first. */
export async function activeContract(tx: Query, now: number): Promise<Activation | undefined> {
  const [active] = await tx.query<Activation>(
    'SELECT contract, model FROM activation WHERE effective_from <= $1 ORDER BY effective_from DESC, event_id DESC LIMIT 1',
    [now],
  );
  return active;
}

export async function saveActivation(tx: Query, { contract, model, effectiveFrom, meta }: CustomerContractActivated): Promise<void> {
  await tx.query('INSERT INTO activation VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [contract, model, effectiveFrom, meta.eventId]);
}
