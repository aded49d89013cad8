import type { CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { StoredReview } from '../judgement/slice';
import type { StoredRecord } from '../judgement/stored-record';

/** What lies on a shelf. */
export interface Contents {
  readonly records: readonly StoredRecord[];
  readonly snapshots: readonly CustomerGoldenChanged[];
  readonly reviews: readonly StoredReview[];
}

/** What must not depend on the order: who is who, under which id, with which values and which open questions. */
export function essenceOf({ records, snapshots, reviews }: Contents) {
  const living = new Set(records.map(({ link }) => link?.customerId));
  return {
    links: Object.fromEntries(records.map(({ key, link }) => [key, link?.customerId]).sort()),
    golden: snapshots
      .filter(({ customerId }) => living.has(customerId))
      .sort((left, right) => (left.customerId < right.customerId ? -1 : 1))
      .map(valuesOf),
    open: reviews
      .filter(({ status }) => status === 'open')
      .sort((left, right) => (left.reviewId < right.reviewId ? -1 : 1))
      .map(({ openedAt: _openedAt, ...review }) => review),
  };
}

function valuesOf({ meta: _meta, version: _version, lane: _lane, baseline: _baseline, settles: _settles, ...rest }: CustomerGoldenChanged) {
  const { mergedFrom: _mergedFrom, splitFrom: _splitFrom, members, ...values } = rest;
  return { ...values, members: members.map(({ source, lifecycle, segment }) => ({ source, lifecycle, segment })) };
}
