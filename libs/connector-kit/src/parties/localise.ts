import { goldenAttributes, goldenSlotsOf, joinKey, slotId, type CustomerGoldenChanged, type SlotAddress } from '@trueup/canonical-schema';
import { contextOf, partyIn, partyOfContext } from './parties';

/**
 * The snapshot as one system can hold it: parties and contexts are named by the keys of its own records instead of customer ids. What
 * speaks of a party without a record there is left out. Of two names of one party the first stands. `partyOf` gives a party's record key.
 */
export function localise(golden: CustomerGoldenChanged, partyOf: (customerId: string) => string | undefined): CustomerGoldenChanged {
  const slots = goldenSlotsOf(golden);
  if (!slots.some((slot) => partyIn(slot) !== undefined)) return golden;
  const here = slots.flatMap((slot) => placed(slot, partyOf));
  const unique = [...new Map(here.map((slot) => [slotId(slot), slot] as const).reverse()).values()].reverse();
  return { ...golden, ...goldenAttributes(unique), foreign: golden.foreign.flatMap((one) => placedForeign(one, partyOf)) };
}

function placed<T extends SlotAddress>(slot: T, partyOf: (customerId: string) => string | undefined): T[] {
  const party = partyIn(slot);
  if (party === undefined) return [slot];
  const key = partyOf(party);
  if (key === undefined) return [];
  return [partyOfContext(slot.context) === undefined ? { ...slot, key: joinKey([key]) } : { ...slot, context: contextOf(key) }];
}

type Foreign = CustomerGoldenChanged['foreign'][number];

function placedForeign(foreign: Foreign, partyOf: (customerId: string) => string | undefined): Foreign[] {
  return placed(foreign as Foreign & SlotAddress, partyOf);
}
