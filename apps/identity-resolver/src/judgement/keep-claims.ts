import { slotId, type Slot } from '@trueup/canonical-schema';
import type { KeptClaim } from '@trueup/governance';
import { compareOrder, type ObservationOrder } from './observation-order';
import type { SlotStore, StampedClaim } from './stored-record';

type Store = Readonly<Record<string, SlotStore>>;

/** The store after an observation, whenever it arrives. Neither our own write nor a withheld field ever takes a value's place. */
export function keepClaims(store: Store, claims: readonly KeptClaim[], order: ObservationOrder): Store {
  const kept: Record<string, SlotStore> = { ...store };
  for (const claim of claims) {
    const { origin, state } = claim;
    if (origin === 'ours' || state === 'withheld' || state === 'UNKNOWN') continue;
    const id = slotId(claim);
    kept[id] = keep(store[id], { claim, order, witnessed: order });
  }
  return kept;
}

/** The claims that count: for each slot its last value and, where it came later, the word that there is none any more. Of parents the last. */
export function keptClaims(store: Store): KeptClaim[] {
  const former = formerParents(store);
  const kept: KeptClaim[] = [];
  for (const id of Object.keys(store).sort()) {
    if (former.has(id)) continue;
    const { value = null, none = null } = store[id] ?? {};
    const isValueLast = !none || (value !== null && compareOrder(none.order, value.order) < 0);
    if (value && (isValueLast || none.claim.state !== 'erased')) kept.push(value.claim);
    if (none && !isValueLast) kept.push(none.claim);
  }
  return kept;
}

const NONE: ReadonlySet<string> = new Set();
const PARENTS: readonly Slot[] = ['relations.organisation', 'relations.salesParent', 'relations.billingParent'];

/** A record stands under one other at a time: where it names a new one, it is under the former no more, though nobody says so. */
function formerParents(store: Store): ReadonlySet<string> {
  const named: { readonly id: string; readonly value: StampedClaim }[] = [];
  for (const id of Object.keys(store)) {
    const value = id.startsWith('relations.') ? store[id]?.value : undefined;
    if (value && PARENTS.includes(value.claim.slot)) named.push({ id, value });
  }
  if (named.length < 2) return NONE;
  const isFormer = ({ value }: (typeof named)[number]) =>
    named.some((other) => other.value.claim.slot === value.claim.slot && compareOrder(other.value.order, value.order) > 0);
  return new Set(named.filter(isFormer).map(({ id }) => id));
}

function keep(kept: SlotStore | undefined, stamped: StampedClaim): SlotStore {
  const { value = null, none = null } = kept ?? {};
  if (stamped.claim.state === 'value') return { value: newest(value, stamped), none };
  return { value, none: lastNone(none, stamped) };
}

/** The last word that there is none. A field that is merely empty says less than one that was seen to be cleared or was erased. */
function lastNone(one: StampedClaim | null, other: StampedClaim): StampedClaim {
  if (one && isEmpty(one) !== isEmpty(other)) return isEmpty(one) ? other : one;
  return newest(one, other);
}

function isEmpty({ claim: { state } }: StampedClaim): boolean {
  return state === 'empty';
}

/** A value that is only said again keeps the time at which it was seen to change. */
function newest(one: StampedClaim | null, other: StampedClaim): StampedClaim {
  if (!one) return other;
  const [older, newer] = compareOrder(one.order, other.order) < 0 ? [one, other] : [other, one];
  if (!isSame(older.claim, newer.claim)) return newer;
  const teller = betterWitness(older, newer);
  return { ...teller, order: newer.order, claim: { ...teller.claim, verification: newer.claim.verification, partId: newer.claim.partId } };
}

function betterWitness(older: StampedClaim, newer: StampedClaim): StampedClaim {
  const [early, late] = compareOrder(older.witnessed, newer.witnessed) < 0 ? [older, newer] : [newer, older];
  const isRepeat = isWitnessed(early.claim) && early.claim.valueTime === late.claim.valueTime;
  return isWitnessed(late.claim) && !isRepeat ? late : early;
}

function isSame(left: KeptClaim, right: KeptClaim): boolean {
  return left.state === right.state && JSON.stringify(left.value) === JSON.stringify(right.value);
}

function isWitnessed({ timeQuality }: KeptClaim): boolean {
  return timeQuality === 'field' || timeQuality === 'diff';
}
