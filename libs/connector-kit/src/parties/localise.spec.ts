import { goldenSlotsOf, slotId, type GoldenSlot, type SlotAddress } from '@trueup/canonical-schema';
import { goldenPerson } from '../testing/golden';
import { withSlots } from '../testing/golden-slots';
import { localise } from './localise';

const person = goldenPerson({ customerId: 'c-1', version: 1, values: { 'names.given': 'Ada', 'emails.contact': 'ada@example.com' } });
const at = (slot: GoldenSlot['slot'], key: string, context: string): SlotAddress => ({ slot, key, context });
const addresses = (golden: typeof person) => goldenSlotsOf(golden).map(slotId).sort();
const here = (known: Readonly<Record<string, string>>) => (id: string) => known[id];

it('leaves a snapshot alone that speaks of nobody else', () => {
  expect(localise(person, here({}))).toBe(person);
});

it('names parties and contexts by the records of the system, and the rest as it was', () => {
  const golden = withSlots(person, [
    { ...at('relations.buyer', 'acme', ''), value: { active: true, title: null } },
    { ...at('phones.mobile', '', 'business:acme'), value: '+15550111' },
  ]);
  expect(addresses(localise(golden, here({ acme: 'crm/Account/001|x' })))).toEqual(
    [
      'emails.contact##private',
      'names.given##',
      'phones.mobile##business:crm/Account/001|x',
      'relations.buyer#crm/Account/001%7Cx#',
    ].sort(),
  );
});

it('leaves out what speaks of a party that has no record there', () => {
  const golden = withSlots(person, [
    { ...at('relations.buyer', 'acme', ''), value: { active: true, title: null } },
    { ...at('phones.mobile', '', 'business:globex'), value: '+15550111' },
  ]);
  const foreign = [
    { source: person.founder, ...at('phones.mobile', '', 'business:globex'), disposition: 'revert', valueTime: 1, correlationId: null },
  ];
  const local = localise({ ...golden, foreign }, here({ acme: 'crm/Account/001' }));
  expect(addresses(local)).toEqual(['emails.contact##private', 'names.given##', 'relations.buyer#crm/Account/001#']);
  expect(local.foreign).toEqual([]);
});

it('keeps one value where two ids turn out to be one party', () => {
  const golden = withSlots(person, [
    { ...at('phones.mobile', '', 'business:acme'), value: '+15550111' },
    { ...at('phones.mobile', '', 'business:acme-of-old'), value: '+15550122' },
  ]);
  const local = localise(golden, () => 'crm/Account/001');
  expect(goldenSlotsOf(local).filter(({ slot }) => slot === 'phones.mobile')).toMatchObject([{ value: '+15550111' }]);
});
