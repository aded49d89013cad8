import { claimsOf, goldenSlotsOf, goldenAttributes, observedAttributes } from './slot-view';
import { ATTRIBUTES, SLOTS, type Attribute } from './attributes';
import { joinKey, slotId, splitKey, type SlotClaim, type SlotValue } from './slots';

const VALUES: Readonly<Record<Attribute['value'], SlotValue>> = {
  text: 'Ada',
  flag: true,
  money: { amount: '100.00', currency: 'EUR' },
  textList: ['a', 'b'],
  address: {
    receiver: 'Ada Example',
    company: null,
    line1: '1 Example Street',
    line2: null,
    line3: null,
    city: 'Exampleton',
    region: null,
    postalCode: '12345',
    country: 'US',
    phone: null,
    language: null,
  },
  consent: { status: 'granted', explicit: true, evidence: null, decidedAt: 5 },
  order: { status: 'accepted', placedAt: 5, legalEntity: 'us', brand: null, channel: 'web' },
  relation: { active: true, title: null },
};

function claims(): SlotClaim[] {
  return SLOTS.map((slot) => {
    const { place, value }: Attribute = ATTRIBUTES[slot];
    const key = 'key' in place ? joinKey(place.key.map((part) => `${part}|1`)) : '';
    const context = 'list' in place && place.contextual ? 'private' : '';
    const body = { state: 'value', value: VALUES[value], valueTime: 5, timeQuality: 'field', origin: 'source' } as const;
    return { slot, key, context, ...body, verification: 'unverified', partId: null };
  });
}

const byId = (left: SlotClaim, right: SlotClaim) => slotId(left).localeCompare(slotId(right));

it('finds in an event every claim that was put into it', () => {
  expect(claimsOf(observedAttributes(claims())).sort(byId)).toEqual(claims().sort(byId));
});

it('finds in a snapshot every golden value that was put into it', () => {
  const provenance = { source: { system: 's', type: 't', id: '1' }, rule: 'owner' };
  const golden = claims().map(({ slot, key, context, value }) => ({ slot, key, context, state: 'value', value, provenance }));
  expect(goldenSlotsOf(goldenAttributes(golden as never))).toEqual(expect.arrayContaining(golden));
});

it('leaves out list elements that no slot names', () => {
  const event = observedAttributes(claims());
  event.phones.push({ ...event.phones[0]!, type: 'fax' });
  expect(claimsOf(event)).toHaveLength(SLOTS.length);
});

it('gives the parts of a key back, separators included', () => {
  expect(splitKey(joinKey(['a|b', '', 'c%7C']), 4)).toEqual(['a|b', '', 'c%7C', '']);
});
