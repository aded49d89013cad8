import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SlotClaim, SlotValue } from '@trueup/canonical-schema';
import { normalise } from '../normalise/normalise';
import { claim, recordOf, type Person } from '../testing/person';
import type { NormalisedRecord } from '../normalised-record';
import { readMatchingModel } from '../model/read-matching-model';
import { withoutFrequencies } from '../model/with-frequencies';
import { compare as compareBy } from './compare';

const SHIPPED = withoutFrequencies(readMatchingModel(readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8')));
const compare = (left: NormalisedRecord, right: NormalisedRecord) => compareBy(left, right, SHIPPED);

const WORK = 'business:crm/Account/9';

function atWork(slot: SlotClaim['slot'], value: SlotValue): SlotClaim {
  return { ...(claim(slot, value) as SlotClaim), context: WORK };
}

function personOf([system, id]: readonly [string, string], who: Person, work: readonly SlotClaim[] = []) {
  const plain = recordOf(system, id, who);
  return normalise({ ...plain, claims: [...plain.claims, ...work] }, { cell: 'demo', country: 'US' });
}

const ADA: Person = { given: 'Ada', family: 'Example' };
const CARL: Person = { given: 'Carl', family: 'Example' };
const OFFICE = [atWork('phones.main', '415 555 0100'), atWork('addresses.billing', officeAddress())];

function officeAddress(): SlotValue {
  return (recordOf('x', '1', { street: '1 Office Road', postalCode: '94105' }).claims[0] as SlotClaim).value as SlotValue;
}

it('keeps two colleagues apart and asks nobody, whatever their employer shares', () => {
  expect(compare(personOf(['crm', '1'], ADA, OFFICE), personOf(['erp', '2'], CARL, OFFICE)).decision).toBe('separate');
});

it('asks about one name at one employer, and links it by an e-mail or a mobile of its own', () => {
  const colleague = (system: string, id: string, more: Person = {}) => personOf([system, id], { ...ADA, ...more }, OFFICE);
  expect(compare(colleague('crm', '1'), colleague('erp', '2')).decision).toBe('review');
  expect(compare(colleague('crm', '1', { phone: '415 555 0132' }), colleague('erp', '2', { phone: '415 555 0132' })).decision).toBe('link');
  expect(compare(colleague('crm', '1', { email: 'ada@example.com' }), colleague('erp', '2', { email: 'ada@example.com' })).decision).toBe(
    'link',
  );
});

it('merges no colleagues for what a company shares, though nobody says that it is one', () => {
  const shared = { phone: '415 555 0100', street: '1 Office Road', postalCode: '94105' };
  const buyer = (id: string, more: Person) => personOf(['shop', id], { ...ADA, ...shared, ...more });
  const left = buyer('1', { email: 'ada@acme-freight.example' });
  expect(compare(left, buyer('2', { email: 'chief@acme-freight.example', family: 'Exampel' })).decision).toBe('separate');
  expect(compare(left, buyer('2', { email: 'a.example@acme-freight.example' })).decision).toBe('review');
  const card = { loyaltyId: 'L-1' };
  expect(
    compare(buyer('1', { ...card, email: 'ada@acme-freight.example' }), buyer('2', { ...card, email: 'a.e@acme-freight.example' }))
      .decision,
  ).toBe('link');
});

it.each<[string, Person, SlotClaim]>([
  ['mobile', { ...ADA, phone: '415 555 0132' }, atWork('phones.mobile', '415 555 0132')],
  ['e-mail', { ...ADA, email: 'ada@example.com' }, atWork('emails.contact', 'ada@example.com')],
])('takes a shopper and a business contact with one name and %s for one person, within one system too', (_, shopper, work) => {
  expect(compare(personOf(['shop', '1'], shopper), personOf(['shop', '2'], ADA, [work])).decision).toBe('link');
  expect(compare(personOf(['shop', '1'], shopper), personOf(['crm', '2'], ADA, [work])).decision).toBe('link');
});

it('takes an office number that a shopper gave for no proof', () => {
  expect(compare(personOf(['shop', '1'], { ...ADA, phone: '415 555 0100' }), personOf(['crm', '2'], ADA, OFFICE)).decision).toBe('review');
});
