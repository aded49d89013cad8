import { SLOTS, slotId, splitKey, type GoldenSlot, type SlotAddress } from '@trueup/canonical-schema';
import { slotName } from '@trueup/governance';
import { Problem } from '@trueup/service-kit';

/** What of a customer is asked about: an attribute, perhaps one element of it. */
export interface Asked {
  readonly name: string;
  readonly key: string | undefined;
  readonly context: string | undefined;
}

/** The addresses that are asked about: of values that are there, else the bare slot. Problem 404 for a name that is no attribute. */
export function addressesAsked({ name, key, context }: Asked, present: readonly SlotAddress[]): SlotAddress[] {
  const slots = SLOTS.filter((slot) => slot === name || slot.startsWith(`${name}.`));
  const element = /^extensions\.(.+)$/.exec(name)?.[1];
  const found = present
    .filter((one) => slots.includes(one.slot) || slotName(one) === name || slotId(one) === name)
    .filter((one) => (key === undefined || one.key === key) && (context === undefined || one.context === context))
    .map(({ slot, key: own, context: of }) => ({ slot, key: own, context: of }));
  if (found.length > 0) return unique(found);
  if (slots.length === 0 && element === undefined) throw unknown(name);
  if (element !== undefined) return [{ slot: 'extensions', key: key ?? element, context: '' }];
  return slots.map((slot) => ({ slot, key: key ?? '', context: context ?? '' }));
}

/** A time as it is asked for: ISO 8601, or epoch milliseconds. Problem 400 for anything else. */
export function timeAsked(asOf: string): number {
  const time = /^\d{10,16}$/.test(asOf) ? Number(asOf) : /^\d{4}-\d{2}-\d{2}/.test(asOf) ? Date.parse(asOf) : Number.NaN;
  if (Number.isFinite(time)) return time;
  const detail = 'Give asOf as ISO 8601, such as 2026-05-03T10:15:00Z, or as epoch milliseconds.';
  throw new Problem({ status: 400, code: 'as-of', title: 'The time is wrong', detail });
}

function unknown(name: string): Problem {
  const [family = ''] = splitKey(name.split('.')[0] ?? '', 1);
  const near = SLOTS.filter((slot) => family !== '' && slot.toLowerCase().startsWith(family.toLowerCase().slice(0, 4)));
  const detail = `${name} is no attribute; ${near.length > 0 ? 'near are' : 'there are'} ${(near.length > 0 ? near : SLOTS).join(', ')}.`;
  return new Problem({ status: 404, code: 'unknown-attribute', title: 'No such attribute', detail });
}

function unique(addresses: readonly SlotAddress[]): SlotAddress[] {
  return [...new Map(addresses.map((one) => [slotId(one), one])).values()];
}

/** Every address that a customer has a golden or a foreign value at. */
export function addressesOf(then: { readonly values: readonly GoldenSlot[]; readonly foreign: readonly unknown[] }): SlotAddress[] {
  return unique([...then.values, ...(then.foreign as readonly SlotAddress[])].map(({ slot, key, context }) => ({ slot, key, context })));
}
