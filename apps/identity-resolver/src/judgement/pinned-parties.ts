import { joinKey, splitKey, type SlotAddress } from '@trueup/canonical-schema';
import { employerIn } from '@trueup/identity';
import type { StoredDecision } from './slice';

/** The customer that holds now what a customer of this id held. */
export type HeirOf = (customerId: string) => string;

type Place = Pick<StoredDecision, 'kind' | 'slot' | 'slotKey' | 'context'>;

/** Ids of the customers that a pin names as the other party or as the employer: stewards pin what is golden. */
export function pinnedParties({ kind, slot, slotKey, context }: Place): string[] {
  if (kind !== 'pin' && kind !== 'unpin') return [];
  const party = slot?.startsWith('relations.') ? splitKey(slotKey, 1) : [];
  return [...party, employerIn(context) ?? ''].filter((id) => id !== '');
}

/** The address of a pin with the customers of today. */
export function addressToday<T extends SlotAddress>(address: T, heirOf: HeirOf): T {
  const employer = employerIn(address.context);
  const [party = ''] = address.slot.startsWith('relations.') ? splitKey(address.key, 1) : [];
  return {
    ...address,
    key: party === '' ? address.key : joinKey([heirOf(party)]),
    context: employer === undefined ? address.context : `business:${heirOf(employer)}`,
  };
}
