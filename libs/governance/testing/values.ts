import { attributeOf, type Address, type Slot, type SlotValue, type ValueKind } from '@trueup/canonical-schema';

/** A complete address in Berlin, with a house number to tell it from another. */
export function addressAt(number: number): Address {
  const nothing = { company: null, line2: null, line3: null, region: null, phone: null, language: null };
  return { ...nothing, receiver: 'Ada Example', line1: `Musterweg ${number}`, city: 'Berlin', postalCode: '10115', country: 'DE' };
}

const VALUES: Readonly<Record<ValueKind, readonly [SlotValue, SlotValue]>> = {
  text: ['one', 'two'],
  flag: [false, true],
  money: [
    { amount: '12000.00', currency: 'EUR' },
    { amount: '60000.00', currency: 'EUR' },
  ],
  textList: [['one'], ['one', 'two']],
  address: [addressAt(1), addressAt(2)],
  consent: [
    { status: 'granted', explicit: true, evidence: null, decidedAt: null },
    { status: 'withdrawn', explicit: true, evidence: null, decidedAt: null },
  ],
  order: [
    { status: 'placed', placedAt: 5, legalEntity: 'us', brand: 'us', channel: 'web' },
    { status: 'accepted', placedAt: 5, legalEntity: 'us', brand: 'us', channel: 'web' },
  ],
  relation: [
    { active: true, title: null },
    { active: true, title: 'Buyer' },
  ],
};

/** Two different values that a slot can hold. */
export function valuesFor(slot: Slot): readonly [SlotValue, SlotValue] {
  return VALUES[attributeOf(slot).value];
}
