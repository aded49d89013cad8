import type { Transaction } from '@trueup/event-bus';
import type { StoredReview } from '../../judgement/slice';

type Query = Pick<Transaction, 'query'>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The reviews of these ids; what is no uuid is none's. */
export async function reviewsBy(tx: Query, reviewIds: readonly string[]): Promise<StoredReview[]> {
  const ids = reviewIds.filter((id) => UUID.test(id));
  if (ids.length === 0) return [];
  const rows = await tx.query<{ body: StoredReview }>('SELECT body FROM review WHERE review_id = ANY($1::uuid[])', [ids]);
  return rows.map(({ body }) => body);
}

// Each customer and record is asked for alone: of two lists at once the planner reads every open review, as long as it knows little of them.
const ABOUT = `
  SELECT DISTINCT ON (review_id) body FROM (
    SELECT found.* FROM unnest($1::text[]) AS one (id),
      LATERAL (SELECT review_id, body FROM review WHERE status = 'open' AND customers @> ARRAY[one.id] OFFSET 0) AS found
    UNION ALL SELECT found.* FROM unnest($2::text[]) AS one (id),
      LATERAL (SELECT review_id, body FROM review WHERE status = 'open' AND records @> ARRAY[one.id] OFFSET 0) AS found
  ) AS about`;

/** The open reviews about any of these customers or records. */
export async function openReviews(
  tx: Query,
  { customers, records }: { readonly customers: readonly string[]; readonly records: readonly string[] },
): Promise<StoredReview[]> {
  if (customers.length === 0 && records.length === 0) return [];
  const rows = await tx.query<{ body: StoredReview }>(ABOUT, [customers, records]);
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
