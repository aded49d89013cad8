import type { Transaction } from '@trueup/event-bus';
import type { StoredReview } from '../../judgement/slice';

/** The reviews for which a condition holds. */
export async function reviewsWhere(tx: Pick<Transaction, 'query'>, condition: string, parameters: unknown[]): Promise<StoredReview[]> {
  const rows = await tx.query<{ body: StoredReview }>(`SELECT body FROM review WHERE ${condition}`, parameters);
  return rows.map(({ body }) => body);
}
