import { slotId, type Slot } from '@trueup/canonical-schema';
import type { KeptClaim } from '@trueup/governance';
import { compareOrder, type ObservationOrder } from './observation-order';
import type { SlotStore, StampedClaim } from './stored-record';

type Store = Readonly<Record<string, SlotStore>>;

/** The store after an observation, whenever it arrives. Neither our own write nor a withheld field ever takes a value's place. */
export function keepClaims(store: Store, claims: readonly KeptClaim[], order: ObservationOrder): Store {
  const speaking = claims.filter(({ origin, state }) => origin !== 'ours' && state !== 'withheld' && state !== 'UNKNOWN');
  const news = speaking.map((claim) => [slotId(claim), keep(store[slotId(claim)], { claim, order, witnessed: order })] as const);
  return { ...store, ...Object.fromEntries(news) };
}

/** The claims that count: for each slot its last value and, where it came later, the word that there is none any more. Of parents the last. */
export function keptClaims(store: Store): KeptClaim[] {
  const former = formerParents(store);
  return Object.keys(store)
    .filter((id) => !former.has(id))
    .sort()
    .flatMap((id) => {
      const { value = null, none = null } = store[id] ?? {};
      if (!value || !none) return [value, none].flatMap((stamped) => stamped?.claim ?? []);
      if (compareOrder(none.order, value.order) < 0) return [value.claim];
      return none.claim.state === 'erased' ? [none.claim] : [value.claim, none.claim];
    });
}

const PARENTS: readonly Slot[] = ['relations.organisation', 'relations.salesParent', 'relations.billingParent'];

/** A record stands under one other at a time: where it names a new one, it is under the former no more, though nobody says so. */
function formerParents(store: Store): ReadonlySet<string> {
  const named = Object.entries(store).flatMap(([id, { value }]) => (value && PARENTS.includes(value.claim.slot) ? [{ id, value }] : []));
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
