import { conclude, concludeMerged, type Conclusion } from './conclude';
import { circularClaims, entangled } from './cycles';
import { regroup, type Regrouped } from './regroup';
import { reviewChanges } from './review-changes';
import type { Rules } from './rules';
import type { Scene, Slice, StoredCustomer } from './slice';
import type { Link, StoredRecord } from './stored-record';
import type { Touch } from './touch';
import type { Move, Refusal, Verdict } from './verdict';

const NOTHING: Verdict = { records: [], customers: [], snapshots: [], reviews: [], refusals: [], moves: [], entangled: [], due: [] };

/** What follows from the touches for the customers of a scene. Pure: state and causes in, verdict out. */
export function judge(slice: Scene, touches: readonly Touch[], rules: Rules): Verdict {
  const [first] = touches;
  if (!first) return NOTHING;
  const regrouped = regroup(slice, rules);
  const byCustomer = touchesByCustomer(slice, regrouped, touches);
  const known = new Map(slice.records.map((record) => [record.key, record] as const));
  const customers = new Map(slice.customers.map((customer) => [customer.customerId, customer] as const));
  const everybody = [...regrouped.records.values(), ...slice.kin];
  const circular = circularClaims(everybody, regrouped.holderOf, rules);
  const conclusions = regrouped.clusters.flatMap((group) => {
    const own = byCustomer.get(group.customerId);
    return own ? [conclude(group, own, { slice, regrouped, rules, before: known, customers, circular })] : [];
  });
  const gone = slice.customers.filter(({ customerId }) => !regrouped.living.has(customerId));
  const holders = gone.length === 0 ? NOBODY : holdersOf(regrouped);
  const merged = gone.flatMap((customer) =>
    mergedAway(customer, holders.get(customer.customerId), byCustomer.get(customer.customerId)?.[0] ?? first),
  );
  return {
    records: [...regrouped.records.values()].filter(({ key, link }) => !isSame(known.get(key)?.link, link)),
    customers: [...conclusions.flatMap(({ customer }) => customer ?? []), ...merged.map(({ customer }) => customer)],
    snapshots: [...conclusions.flatMap(({ snapshot }) => snapshot ?? []), ...merged.map(({ snapshot }) => snapshot)],
    reviews: reviewChanges({ slice, regrouped, conclusions, touch: first, rules }),
    refusals: conclusions.flatMap((conclusion) => refusalsOf(conclusion, touches)),
    moves: movesOf(regrouped, known, { byCustomer, first }),
    due: conclusions.flatMap(({ due }) => due),
    entangled: entangled(everybody, new Set(byCustomer.keys()), regrouped.holderOf),
  };
}

function isSame(one: Link | null | undefined, other: Link): boolean {
  return (
    one?.customerId === other.customerId &&
    one.linkVersion === other.linkVersion &&
    one.linkedAt === other.linkedAt &&
    one.because === other.because
  );
}

const NOBODY: ReadonlyMap<string, string> = new Map();

/** The customer that holds each founding record now, by the id of the one that the record founded. */
function holdersOf({ records }: Regrouped): ReadonlyMap<string, string> {
  return new Map([...records.values()].map(({ identity, link }) => [identity.foundingId, link.customerId] as const));
}

/** A record that founds its own customer was taken for it before it was known, so that it does not move by being first seen. */
function movesOf(
  { records }: Regrouped,
  before: ReadonlyMap<string, StoredRecord>,
  { byCustomer, first }: { byCustomer: ReadonlyMap<string, readonly Touch[]>; first: Touch },
): Move[] {
  const moved = [...records.values()].filter(
    ({ key, identity, link }) => link.customerId !== (before.get(key)?.link?.customerId ?? identity.foundingId),
  );
  return moved.map(({ key, link }) => {
    const causes = byCustomer.get(link.customerId) ?? [first];
    return { key, because: causes.find(({ isBaseline }) => !isBaseline) ?? causes[0] ?? first };
  });
}

/** Each customer that must be looked at, with the causes: those of its own records first, else what moved a record into or out of it. */
function touchesByCustomer(slice: Slice, regrouped: Regrouped, touches: readonly Touch[]): ReadonlyMap<string, readonly Touch[]> {
  const found = new Map<string, Touch[]>();
  const add = (customerId: string | undefined, touch: Touch) => {
    if (!customerId) return;
    const own = found.get(customerId);
    if (own) own.push(touch);
    else found.set(customerId, [touch]);
  };
  for (const touch of touches) add(regrouped.records.get(touch.key)?.link.customerId, touch);
  for (const { key, link } of slice.records) {
    const now = regrouped.records.get(key)?.link.customerId;
    if (link?.customerId === now) continue;
    const unseen = [now, link?.customerId].filter((id) => id !== undefined).filter((id) => !found.has(id));
    if (unseen.length === 0) continue;
    const causes = (found.get(now ?? '') ?? touches).map(({ change: _change, ...touch }) => touch);
    for (const id of unseen) found.set(id, causes);
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
  return [{ customer: { customerId, version: snapshot.golden.version, founder, mergedInto: holder }, snapshot }];
}

function refusalsOf({ golden, customerId, circles }: Conclusion, touches: readonly Touch[]): Refusal[] {
  const circular = circles.flatMap((refusal): Refusal[] => {
    const touch = touches.find(({ cause }) => cause.correlationId === refusal.correlationId) ?? touches[0];
    return touch ? [{ ...refusal, customerId, eventId: touch.cause.eventId }] : [];
  });
  return [...circular, ...rejectionsOf({ golden, customerId }, touches)];
}

function rejectionsOf({ golden, customerId }: Pick<Conclusion, 'golden' | 'customerId'>, touches: readonly Touch[]): Refusal[] {
  return golden.rejected.flatMap((rejection) => {
    const cause = touches.find(({ change }) => change?.correlationId === rejection.correlationId)?.cause;
    return cause ? [{ ...rejection, customerId, eventId: cause.eventId }] : [];
  });
}
