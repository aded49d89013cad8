import { slotId, type SlotAddress } from '@trueup/canonical-schema';

/** Key of what is parked of one customer in one system. */
export function parkedKey(customerId: string, system: string): string {
  return `${customerId}@${system}`;
}

/** Key of one slot that is contested there. */
export function contestedKey(customerId: string, system: string, address: SlotAddress): string {
  return `${parkedKey(customerId, system)}#${slotId(address)}`;
}
