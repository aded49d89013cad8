import { SLOTS, type Slot, type SlotAddress } from '@trueup/canonical-schema';

const PLACE: ReadonlyMap<string, number> = new Map(SLOTS.map((slot, index) => [slot, index]));

/** Sorts slot addresses as the attribute table does, then by key and context. */
export function bySlot(left: SlotAddress, right: SlotAddress): number {
  return place(left.slot) - place(right.slot) || byText(left.key, right.key) || byText(left.context, right.context);
}

/** Sorts texts by code unit, the same on every machine. */
export function byText(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

function place(slot: Slot): number {
  return PLACE.get(slot) ?? PLACE.size;
}
