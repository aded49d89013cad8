import { sourceKey, type CustomerDecided } from '@trueup/canonical-schema';
import { pinnedParties } from '../judgement/pinned-parties';
import type { StoredDecision, StoredReview } from '../judgement/slice';
import type { Outcome } from './outcome';
import { resolveRecords } from './resolve-records';
import type { Setting } from './setting';
import type { Shelf } from './shelf';

/** Takes in what stewards decided. A split takes earlier links back and keeps every two of its records apart; a confirmation decides what its review asked. */
export async function takeDecisions(shelf: Shelf, events: readonly CustomerDecided[], setting: Setting): Promise<Outcome> {
  const reviews = new Map(
    (await shelf.reviewsBy(events.flatMap(({ reviewId }) => reviewId ?? []))).map((review) => [review.reviewId, review] as const),
  );
  const decisions = events.flatMap((event) => {
    const decision = toDecision(event, reviews.get(event.reviewId ?? ''));
    return decision ? [{ decision, event }] : [];
  });
  await shelf.saveDecisions(decisions.map(({ decision }) => decision));
  await notePinned(
    shelf,
    decisions.map(({ decision }) => decision),
  );
  const known = new Set((await shelf.recordsBy(decisions.flatMap(({ decision }) => decision.records))).map(({ key }) => key));
  const touches = decisions.flatMap(({ decision, event }) =>
    decision.records.filter((key) => known.has(key)).map((key) => ({ key, cause: event.meta, isBaseline: false })),
  );
  return resolveRecords(shelf, { records: [], moved: [], touches }, setting);
}

/** A pin about an employer or another party follows that party, as a claim does. */
async function notePinned(shelf: Shelf, decisions: readonly StoredDecision[]): Promise<void> {
  const named = decisions.flatMap((decision) => pinnedParties(decision).map((id) => ({ id, records: decision.records })));
  if (named.length === 0) return;
  const founders = new Map((await shelf.foundersOf(named.map(({ id }) => id))).map(({ customerId, key }) => [customerId, key] as const));
  const references = named.flatMap(({ id, records }) => {
    const party = founders.get(id);
    return party === undefined ? [] : records.map((referrer) => ({ party, referrer }));
  });
  if (references.length > 0) await shelf.noteParties(references);
}

function toDecision(event: CustomerDecided, review: StoredReview | undefined): StoredDecision | undefined {
  const kind = kindOf(event, review);
  if (!kind) return undefined;
  const { decisionId, reviewId, decidedAt, expiresAt, retireOnSourceChange, author, reason } = event;
  const isAnswer = event.kind === 'confirm' && event.slot === null && review?.slot != null;
  const place = isAnswer
    ? { slot: review.slot, slotKey: review.slotKey, context: review.context }
    : { slot: event.slot, slotKey: event.key, context: event.context };
  const records = event.records.length > 0 ? event.records.map(sourceKey) : [...(review?.records ?? [])];
  const value = event.value ?? (isAnswer ? review.proposed : null);
  return { decisionId, kind, records, reviewId, ...place, value, decidedAt, expiresAt, retireOnSourceChange, author, reason };
}

/** A confirmation that names its slot needs no review: a replay may meet it before the question. */
function kindOf({ kind, accept, slot }: CustomerDecided, review: StoredReview | undefined): StoredDecision['kind'] | undefined {
  if (kind === 'link' || kind === 'neverLink' || kind === 'split' || kind === 'pin' || kind === 'unpin') return kind;
  if (kind !== 'confirm' || accept === null) return undefined;
  if (slot !== null || review?.slot != null) return accept ? 'pin' : 'declined';
  return accept ? 'link' : 'neverLink';
}
