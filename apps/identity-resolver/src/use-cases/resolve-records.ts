import { sourceRef, type CustomerGoldenChanged, type CustomerReviewRequested } from '@trueup/canonical-schema';
import { eventIdFrom } from '@trueup/event-bus';
import { judge } from '../judgement/judge';
import { partiesOf } from '../judgement/parties';
import type { StoredCustomer } from '../judgement/slice';
import type { StoredRecord } from '../judgement/stored-record';
import type { Touch } from '../judgement/touch';
import type { ReviewChange, Verdict } from '../judgement/verdict';
import { affectedBy } from './affected-by';
import { compareAgain } from './compare-again';
import { lookAround } from './look-around';
import { SILENCE, type Outcome } from './outcome';
import type { Setting } from './setting';
import type { Shelf } from './shelf';

export interface Changes {
  /** Records that are new or say something new. */
  readonly records: readonly StoredRecord[];
  /** Those among them whose identity is new: only they are compared again. */
  readonly moved: readonly StoredRecord[];
  /** What moved as it was, where it was found under a match key that it has no longer. */
  readonly former?: readonly StoredRecord[];
  readonly touches: readonly Touch[];
}

/** Compares what moved, judges the customers that are touched and those that this touches in turn, saves what follows and says what to tell. */
export async function resolveRecords(shelf: Shelf, { records, moved, former = [], touches }: Changes, setting: Setting): Promise<Outcome> {
  const [first] = touches;
  if (!first) return SILENCE;
  await shelf.saveRecords(records);
  const references = records.flatMap((record) => partiesOf(record).map((party) => ({ party, referrer: record.key })));
  if (references.length > 0) await shelf.noteParties(references);
  // Whoever compares with what it was holds that key: the two wait for each other, or a stale edge would outlive this one.
  if (former.length > 0) await shelf.index(former);
  if (moved.length > 0) await compareAgain(shelf, moved, { setting });
  const seen = new Set<string>();
  const told: Outcome[] = [];
  for (let round = touches; round.length > 0;) {
    for (const { key } of round) seen.add(key);
    const verdict = await judgeTouched(shelf, round, setting);
    told.push(await save(shelf, verdict, { setting, round: told.length }));
    round = await affectedBy(shelf, verdict, { first, seen });
  }
  return joined(told);
}

async function judgeTouched(shelf: Shelf, touches: readonly Touch[], setting: Setting): Promise<Verdict> {
  const slice = await shelf.sliceAround([...new Set(touches.map(({ key }) => key))]);
  return judge(await lookAround(shelf, slice), touches, setting.rules());
}

async function save(shelf: Shelf, verdict: Verdict, { setting, round }: { setting: Setting; round: number }): Promise<Outcome> {
  const golden = snapshotsWithMeta(verdict, setting);
  await shelf.saveLinks(verdict.records);
  const snapshots = new Map(golden.map((snapshot) => [snapshot.customerId, snapshot] as const));
  await shelf.saveCustomers(
    verdict.customers.map((customer) => ({ ...customer, snapshot: snapshots.get(customer.customerId) })).filter(hasSnapshot),
  );
  await shelf.saveReviews(verdict.reviews.map(({ review }) => review));
  const reviews = verdict.reviews.map((change) => reviewEvent(change, setting, round));
  return { golden, reviews, refusals: verdict.refusals, delivered: [], due: verdict.due };
}

function joined(told: readonly Outcome[]): Outcome {
  const [only] = told;
  if (only && told.length === 1) return only;
  return {
    golden: told.flatMap(({ golden }) => golden),
    reviews: told.flatMap(({ reviews }) => reviews),
    refusals: told.flatMap(({ refusals }) => refusals),
    delivered: [],
    due: told.flatMap(({ due }) => due),
  };
}

function snapshotsWithMeta({ snapshots }: Verdict, setting: Setting): CustomerGoldenChanged[] {
  return snapshots.map(({ golden, cause }) => ({
    ...golden,
    meta: setting.meta(cause, eventIdFrom('golden-changed', golden.customerId, String(golden.version))),
  }));
}

/** A question may be put anew within one transaction: each round's event has an id of its own. */
function reviewEvent({ review, cause }: ReviewChange, setting: Setting, round: number): CustomerReviewRequested {
  const { reviewId, kind, status, customers, slot, slotKey, context, current, proposed, weight, evidence, openedAt, closedBecause } =
    review;
  return {
    meta: setting.meta(cause, eventIdFrom('review-requested', reviewId, status, cause.eventId, ...(round > 0 ? [String(round)] : []))),
    ...{ reviewId, kind, status, customers: [...customers], records: review.records.map(sourceRef) },
    ...{ slot, key: slotKey, context, current, proposed, weight, evidence: [...evidence], openedAt, closedBecause },
  };
}

function hasSnapshot(
  customer: Omit<StoredCustomer, 'snapshot'> & { snapshot: CustomerGoldenChanged | undefined },
): customer is StoredCustomer {
  return customer.snapshot !== undefined;
}
