import { hash } from 'node:crypto';
import type { CustomerReviewRequested } from './generated/types';

/** What a steward is asked; when and why it was asked is not part of it. */
export type AskedReview = Pick<
  CustomerReviewRequested,
  'kind' | 'status' | 'records' | 'customers' | 'slot' | 'key' | 'context' | 'current' | 'proposed' | 'weight' | 'evidence'
>;

/** Names what a review asks, as an entity tag does: it changes whenever the question, its evidence or its status does. */
export function reviewVersion(review: AskedReview): string {
  const { kind, status, records, customers, slot, key, context, current, proposed, weight, evidence } = review;
  const asked = [
    ...[kind, status, slot, key, context, current, proposed, weight],
    records.map(({ system, type, id }) => [system, type, id]),
    customers,
    evidence.map((one) => [one.group, one.comparison, one.weight]),
  ];
  return hash('sha256', JSON.stringify(asked), 'base64url').slice(0, 16);
}
