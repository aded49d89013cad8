import type { Transaction } from '@trueup/event-bus';
import type { StoredReview } from '../../judgement/slice';

type Query = Pick<Transaction, 'query'>;

/** The reviews for which a condition holds. */
export async function reviewsWhere(tx: Query, condition: string, parameters: unknown[]): Promise<StoredReview[]> {
  const rows = await tx.query<{ body: StoredReview }>(`SELECT body FROM review WHERE ${condition}`, parameters);
  return rows.map(({ body }) => body);
}

/** Inserts or replaces. */
export async function saveReviews(tx: Query, reviews: readonly StoredReview[]): Promise<void> {
  if (reviews.length === 0) return;
  await tx.query(
    `INSERT INTO review SELECT (r->>'reviewId')::uuid, r->>'kind', r->>'status',
       ARRAY(SELECT jsonb_array_elements_text(r->'customers')), ARRAY(SELECT jsonb_array_elements_text(r->'records')), r
     FROM jsonb_array_elements($1::jsonb) AS r
     ON CONFLICT (review_id) DO UPDATE SET kind = excluded.kind, status = excluded.status, customers = excluded.customers,
       records = excluded.records, body = excluded.body`,
    [JSON.stringify(reviews)],
  );
}
