import { slotId, sourceKey } from '@trueup/canonical-schema';
import { reviewIdOf, type ClusterReview } from '@trueup/identity';
import type { Conclusion } from './conclude';
import type { Regrouped } from './regroup';
import type { Rules } from './rules';
import type { Slice, StoredReview } from './slice';
import type { Touch } from './touch';
import { valueText } from './value-text';
import type { ReviewChange } from './verdict';

export interface ReviewInput {
  readonly slice: Slice;
  readonly regrouped: Regrouped;
  readonly conclusions: readonly Conclusion[];
  readonly touch: Touch;
  readonly rules: Rules;
}

/** The questions that open and those that close. One that is open already and asks the same is left alone. */
export function reviewChanges({ slice, regrouped, conclusions, touch, rules }: ReviewInput): ReviewChange[] {
  const judged = new Set(conclusions.map(({ customerId }) => customerId));
  const isSettledHere = ({ customers }: StoredReview) =>
    customers.some((id) => judged.has(id)) || !customers.some((id) => regrouped.living.has(id));
  const wanted = [
    ...regrouped.reviews.map((review) => aboutRecords(review, rules.now)),
    ...conclusions.flatMap((conclusion) => contests(conclusion, rules)),
    ...conclusions.flatMap((conclusion) => proposals(conclusion, rules)).filter((review) => !isDeclined(review, slice)),
  ];
  const wantedIds = new Set(wanted.map(({ reviewId }) => reviewId));
  const open = new Map(slice.reviews.map((review) => [review.reviewId, review] as const));
  const opening = wanted
    .filter((review) => !isSame(open.get(review.reviewId), review))
    .map((review) => ({ ...review, openedAt: open.get(review.reviewId)?.openedAt ?? review.openedAt }));
  const closing = slice.reviews
    .filter(({ reviewId }) => !wantedIds.has(reviewId))
    .filter((review) => review.slot === null || isSettledHere(review))
    .map((review) => ({ ...review, status: 'closed' as const, closedBecause: reasonFor(review, slice) }));
  return [...opening, ...closing].map((review) => ({ review, cause: touch.cause }));
}

function aboutRecords(review: ClusterReview, now: number): StoredReview {
  const slot = { slot: null, slotKey: '', context: '', current: null, proposed: null };
  return { ...review, ...slot, status: 'open', openedAt: now, closedBecause: null };
}

function proposals({ golden, customerId }: Conclusion, { cell, now }: Rules): StoredReview[] {
  return golden.proposals.map(({ source, slot, key, context, current, proposed }) => ({
    reviewId: reviewIdOf(cell, 'proposal', [`${sourceKey(source)} ${slotId({ slot, key, context })}`]),
    kind: 'proposal',
    status: 'open',
    customers: [customerId],
    records: [sourceKey(source)],
    slot,
    slotKey: key,
    context,
    current: JSON.stringify(current),
    proposed: JSON.stringify(proposed),
    weight: null,
    evidence: [],
    openedAt: now,
    closedBecause: null,
  }));
}

/** Two values that stewards fixed for one place: the older as the current one. */
function contests({ contestedPins, customerId }: Conclusion, { cell, now }: Rules): StoredReview[] {
  return contestedPins.map(({ address, words: [older, newer] }) => {
    const records = [...new Set([...older.records, ...newer.records])].sort();
    return {
      ...{ reviewId: reviewIdOf(cell, 'contradiction', [...records, slotId(address)]), kind: 'contradiction', status: 'open' },
      ...{ customers: [customerId], records, slot: address.slot, slotKey: address.key, context: address.context },
      ...{ current: older.value, proposed: newer.value, weight: null, evidence: [], openedAt: now, closedBecause: null },
    };
  });
}

function isSame(open: StoredReview | undefined, review: StoredReview): boolean {
  if (!open) return false;
  const told = ({ openedAt: _openedAt, ...question }: StoredReview) => JSON.stringify(Object.entries(question).sort());
  return told(open) === told(review);
}

function isDeclined({ reviewId, proposed }: StoredReview, { decisions }: Slice): boolean {
  return decisions.some(
    (decision) => decision.kind === 'declined' && decision.reviewId === reviewId && valueText(decision.value) === valueText(proposed),
  );
}

function reasonFor({ reviewId }: StoredReview, { decisions }: Slice): string {
  return decisions.some((decision) => decision.reviewId === reviewId) ? 'A steward decided it.' : 'The question does not arise any more.';
}
