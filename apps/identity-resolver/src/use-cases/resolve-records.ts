import { sourceRef, type CustomerGoldenChanged, type CustomerReviewRequested } from '@trueup/canonical-schema';
import { eventIdFrom } from '@trueup/event-bus';
import { judge } from '../judgement/judge';
import { pairUp } from '../judgement/pair-up';
import type { StoredCustomer } from '../judgement/slice';
import type { StoredRecord } from '../judgement/stored-record';
import type { Touch } from '../judgement/touch';
import type { ReviewChange, Verdict } from '../judgement/verdict';
import { SILENCE, type Outcome } from './outcome';
import type { Setting } from './setting';
import type { Shelf } from './shelf';

export interface Changes {
  /** Records that are new or say something new. */
  readonly records: readonly StoredRecord[];
  /** Those among them whose identity is new: only they are compared again. */
  readonly moved: readonly StoredRecord[];
  readonly touches: readonly Touch[];
}

/** Compares what moved, judges the customers that are touched, saves what follows and says what to tell. */
export async function resolveRecords(shelf: Shelf, { records, moved, touches }: Changes, setting: Setting): Promise<Outcome> {
  if (touches.length === 0) return SILENCE;
  await shelf.saveRecords(records);
  if (moved.length > 0) await compareAgain(shelf, moved);
  const slice = await shelf.sliceAround([...new Set(touches.map(({ key }) => key))]);
  const verdict = judge(slice, touches, setting.rules());
  const golden = snapshotsWithMeta(verdict, setting);
  await shelf.saveLinks(verdict.records);
  const snapshots = new Map(golden.map((snapshot) => [snapshot.customerId, snapshot] as const));
  await shelf.saveCustomers(
    verdict.customers.map((customer) => ({ ...customer, snapshot: snapshots.get(customer.customerId) })).filter(hasSnapshot),
  );
  await shelf.saveReviews(verdict.reviews.map(({ review }) => review));
  return { golden, reviews: verdict.reviews.map((change) => reviewEvent(change, setting)), refusals: verdict.refusals, delivered: [] };
}

async function compareAgain(shelf: Shelf, moved: readonly StoredRecord[]): Promise<void> {
  await shelf.index(moved);
  const candidates = await shelf.candidatesFor(moved);
  const edges = moved.flatMap((record) => pairUp(record, candidates.get(record.key)?.records ?? []));
  await shelf.replaceEdges(
    moved.map(({ key }) => key),
    [...new Map(edges.map((edge) => [`${edge.left}\n${edge.right}`, edge] as const)).values()],
  );
  const known = moved.map((record) => ({
    record,
    completeness: candidates.get(record.key)?.isWhole === false ? ('partial' as const) : ('whole' as const),
  }));
  await shelf.saveRecords(
    known
      .filter(({ record, completeness }) => record.completeness !== completeness)
      .map(({ record, completeness }) => ({ ...record, completeness })),
  );
}

function snapshotsWithMeta({ snapshots }: Verdict, setting: Setting): CustomerGoldenChanged[] {
  return snapshots.map(({ golden, cause }) => ({
    ...golden,
    meta: setting.meta(cause, eventIdFrom('golden-changed', golden.customerId, String(golden.version))),
  }));
}

function reviewEvent({ review, cause }: ReviewChange, setting: Setting): CustomerReviewRequested {
  const { reviewId, kind, status, customers, slot, slotKey, context, current, proposed, weight, evidence, openedAt, closedBecause } =
    review;
  return {
    meta: setting.meta(cause, eventIdFrom('review-requested', reviewId, status, cause.eventId)),
    ...{ reviewId, kind, status, customers: [...customers], records: review.records.map(sourceRef) },
    ...{ slot, key: slotKey, context, current, proposed, weight, evidence: [...evidence], openedAt, closedBecause },
  };
}

function hasSnapshot(
  customer: Omit<StoredCustomer, 'snapshot'> & { snapshot: CustomerGoldenChanged | undefined },
): customer is StoredCustomer {
  return customer.snapshot !== undefined;
}
