import { reviewVersion, sourceRef } from '@trueup/canonical-schema';
import { pairsAmong } from '@trueup/identity';
import type { StoredDecision, StoredReview } from '../judgement/slice';
import type { AskedDecision } from './asked-decision';
import { DecisionRefused } from './decision-refused';
import type { Shelf } from './shelf';

/** A decision in the resolver's words, not yet dated. */
export type Word = Pick<StoredDecision, 'kind' | 'records' | 'slot' | 'slotKey' | 'context' | 'value'>;

/** What is asked for, made whole: the review that it answers, and a word for each pair of groups that it parts. */
export interface Wording {
  readonly review: StoredReview | undefined;
  readonly words: readonly Word[];
}

const NOWHERE = { slot: null, slotKey: '', context: '', value: null };
const MOST_PAIRS = 200;

/** Makes a decision whole, so that it means the same without its review. Throws DecisionRefused where something is missing or unknown. */
export async function wordsOf(shelf: Shelf, asked: AskedDecision): Promise<Wording> {
  const review = asked.reviewId === null ? undefined : await openReview(shelf, asked.reviewId);
  const words = asked.kind === 'confirm' ? confirmed(asked, review) : await stated(shelf, asked, review);
  const named = [...new Set(words.flatMap(({ records }) => records))];
  const known = new Set((await shelf.recordsBy(named)).map(({ key }) => key));
  const unknown = named.filter((key) => !known.has(key));
  if (unknown.length > 0) throw missing('unknown-record', `No record ${unknown.join(', ')} is known.`, 'records');
  return { review, words };
}

/** A stored review in the form that its event has. */
export function asAsked({ records, slotKey, customers, evidence, ...review }: StoredReview): Parameters<typeof reviewVersion>[0] {
  return { ...review, key: slotKey, records: records.map(sourceRef), customers: [...customers], evidence: [...evidence] };
}

async function openReview(shelf: Shelf, reviewId: string): Promise<StoredReview> {
  const [review] = await shelf.reviewsBy([reviewId]);
  if (!review) throw missing('unknown-review', `No review has the id ${reviewId}.`, 'reviewId');
  if (review.status === 'open') return review;
  throw new DecisionRefused(409, 'review-closed', {
    title: 'The review is closed',
    detail: `Review ${reviewId} is closed: ${review.closedBecause ?? 'it was answered.'}`,
    where: 'reviewId',
    nextStep: 'Look at the customers as they are now; decide on records instead of the review where something is still wrong.',
  });
}

function confirmed({ accept, reviewId }: AskedDecision, review: StoredReview | undefined): Word[] {
  if (!review || reviewId === null || accept === null)
    throw wrong('A confirmation names the review that it answers and says whether it accepts.', 'reviewId, accept');
  const { records, slot, slotKey, context, proposed, current } = review;
  if (slot === null) return [{ ...NOWHERE, kind: accept ? 'link' : 'neverLink', records }];
  // Of two contradictory pins the older one stands as the current value.
  if (!accept && review.kind === 'contradiction') return [{ kind: 'pin', records, slot, slotKey, context, value: current }];
  return [{ kind: accept ? 'pin' : 'declined', records, slot, slotKey, context, value: proposed }];
}

async function stated(shelf: Shelf, asked: AskedDecision, review: StoredReview | undefined): Promise<Word[]> {
  const { kind, slot, key, context, value } = asked;
  if (kind === 'split' && asked.parts.length > 0) return crossing(asked.parts);
  const records = await recordsOf(shelf, asked, review);
  if (kind === 'pin' || kind === 'unpin') {
    if (slot === null || records.length === 0)
      throw wrong(`A decision of kind ${kind} names a customer or a record, and the slot.`, 'slot');
    return [{ kind, records, slot, slotKey: key, context, value: kind === 'pin' ? JSON.stringify(value) : null }];
  }
  if (records.length < 2) throw wrong(`A decision of kind ${kind} names two records or more.`, 'records');
  return [{ ...NOWHERE, kind: kind === 'confirm' ? 'link' : kind, records }];
}

async function recordsOf(shelf: Shelf, { records, customers }: AskedDecision, review: StoredReview | undefined): Promise<string[]> {
  const founders = new Map((await shelf.foundersOf(customers)).map(({ customerId, key }) => [customerId, key] as const));
  const unknown = customers.filter((id) => !founders.has(id));
  if (unknown.length > 0) throw missing('unknown-customer', `No customer has or had the id ${unknown.join(', ')}.`, 'customers');
  const named = [...new Set([...records, ...customers.flatMap((id) => founders.get(id) ?? [])])];
  return named.length > 0 ? named : [...(review?.records ?? [])];
}

/** A pair for every two records of different parts. */
function crossing(parts: AskedDecision['parts']): Word[] {
  const partOf = new Map(parts.flatMap((part, index) => part.map((key) => [key, index] as const)));
  const pairs = pairsAmong([...partOf.keys()]).filter(([left, right]) => partOf.get(left) !== partOf.get(right));
  if (parts.flat().length > partOf.size) throw wrong('A record stands in one part only.', 'parts');
  if (pairs.length === 0) throw wrong('A split into parts names two parts or more.', 'parts');
  if (pairs.length > MOST_PAIRS)
    throw wrong(`A split parts ${MOST_PAIRS} pairs of records at most; this one has ${pairs.length}.`, 'parts');
  return pairs.map((records) => ({ ...NOWHERE, kind: 'split', records }));
}

function wrong(detail: string, where: string): DecisionRefused {
  return new DecisionRefused(400, 'decision', {
    title: 'The decision is not whole',
    detail,
    where,
    nextStep: 'Complete it and send it again.',
  });
}

function missing(code: string, detail: string, where: string): DecisionRefused {
  const nextStep = 'Take ids from GET /v1/reviews or GET /v1/customers of console-api; something read a moment ago may come shortly.';
  return new DecisionRefused(404, code, { title: 'Nobody knows it', detail, where, nextStep });
}
