import { goldenSlotsOf, type Consent, type CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';

const ACCOUNT_POINTS = 5;

/**
 * What is at stake with a customer, in points: one for each record that is there, one for each order that is known, one for each consent that
 * is granted, five for each ERP account, since that is where invoices and credit hang. Sums of money are no part of the model yet; they
 * belong here once they are. A review's value at risk is the sum over its customers: what a wrong answer would mix up or leave apart.
 */
export function stakeOf(golden: CustomerGoldenChanged): number {
  if (golden.status === 'merged') return 0;
  const records = golden.members.filter(({ lifecycle }) => lifecycle === 'present' || lifecycle === 'UNKNOWN').length;
  const points = goldenSlotsOf(golden).map(({ slot, state, value }) => {
    if (state !== 'value') return 0;
    if (slot === 'orderReferences') return 1;
    if (slot === 'erpAccount.number') return ACCOUNT_POINTS;
    return slot.startsWith('consents.') && (value as Consent | null)?.status === 'granted' ? 1 : 0;
  });
  return points.reduce((sum: number, one) => sum + one, records);
}

/** Values the open reviews about these customers anew. Whoever calls it is `alone`. */
export async function revalue(tx: Transaction, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return;
  await tx.query(
    `UPDATE review r SET value_at_risk = worth.points FROM (
       SELECT about.review_id, coalesce(sum(c.stake), 0)::int AS points FROM review_customer about LEFT JOIN customer c USING (customer_id)
       WHERE about.review_id IN (SELECT review_id FROM review_customer WHERE customer_id = ANY($1)) GROUP BY about.review_id) AS worth
     WHERE r.review_id = worth.review_id AND r.value_at_risk <> worth.points`,
    [customerIds],
  );
}
