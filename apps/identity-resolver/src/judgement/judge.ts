import { conclude, concludeMerged, type Conclusion } from './conclude';
import { regroup, type Regrouped } from './regroup';
import { reviewChanges } from './review-changes';
import type { Rules } from './rules';
import type { Slice, StoredCustomer } from './slice';
import type { Touch } from './touch';
import type { Refusal, Verdict } from './verdict';

const NOTHING: Verdict = { records: [], customers: [], snapshots: [], reviews: [], refusals: [] };

/** What follows from the touches for the customers of a slice. Pure: state and causes in, verdict out. */
export function judge(slice: Slice, touches: readonly Touch[], rules: Rules): Verdict {
  const [first] = touches;
  if (!first) return NOTHING;
  const regrouped = regroup(slice, rules);
  const byCustomer = touchesByCustomer(slice, regrouped, touches);
  const known = new Map(slice.records.map((record) => [record.key, record] as const));
  const conclusions = regrouped.clusters.flatMap((group) => {
    const own = byCustomer.get(group.customerId);
    return own ? [conclude(group, own, { slice, regrouped, rules, before: known })] : [];
  });
  const holders = new Map([...regrouped.records.values()].map(({ identity, link }) => [identity.foundingId, link.customerId] as const));
  const merged = slice.customers
    .filter(({ customerId }) => !regrouped.living.has(customerId))
    .flatMap((customer) => mergedAway(customer, holders.get(customer.customerId), byCustomer.get(customer.customerId)?.[0] ?? first));
  return {
    records: [...regrouped.records.values()].filter(({ key, link }) => JSON.stringify(known.get(key)?.link) !== JSON.stringify(link)),
    customers: [...conclusions.flatMap(({ customer }) => customer ?? []), ...merged.map(({ customer }) => customer)],
    snapshots: [...conclusions.flatMap(({ snapshot }) => snapshot ?? []), ...merged.map(({ snapshot }) => snapshot)],
    reviews: reviewChanges({ slice, regrouped, conclusions, touch: first, rules }),
    refusals: conclusions.flatMap((conclusion) => refusalsOf(conclusion, touches)),
  };
}

/** Each customer that must be looked at, with the causes: those of its own records first, else what moved a record into or out of it. */
function touchesByCustomer(slice: Slice, regrouped: Regrouped, touches: readonly Touch[]): ReadonlyMap<string, readonly Touch[]> {
  const found = new Map<string, Touch[]>();
  const add = (customerId: string | undefined, touch: Touch) => {
    if (customerId) found.set(customerId, [...(found.get(customerId) ?? []), touch]);
  };
  for (const touch of touches) add(regrouped.records.get(touch.key)?.link.customerId, touch);
  for (const { key, link } of slice.records) {
    const now = regrouped.records.get(key)?.link.customerId;
    if (link?.customerId === now) continue;
    const causes = (found.get(now ?? '') ?? touches).map(({ change: _change, ...touch }) => touch);
    for (const id of [now, link?.customerId]) if (id && !found.has(id)) found.set(id, causes);
  }
  return found;
}

function mergedAway(
  customer: StoredCustomer,
  holder: string | undefined,
  touch: Touch,
): { customer: Omit<StoredCustomer, 'snapshot'>; snapshot: ReturnType<typeof concludeMerged> }[] {
  if (!holder || customer.mergedInto === holder) return [];
  const { customerId, founder } = customer;
  const snapshot = concludeMerged(customer, holder, touch);
  return [{ customer: { customerId, version: snapshot.golden.version, founder, snapshotHash: '', mergedInto: holder }, snapshot }];
}

function refusalsOf({ golden, customerId }: Conclusion, touches: readonly Touch[]): Refusal[] {
  return golden.rejected.flatMap((rejection) => {
    const cause = touches.find(({ change }) => change?.correlationId === rejection.correlationId)?.cause;
    return cause ? [{ ...rejection, customerId, eventId: cause.eventId }] : [];
  });
}
