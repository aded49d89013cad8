import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalise } from '../normalise/normalise';
import { recordOf, type Person } from '../testing/person';
import type { NormalisedRecord } from '../normalised-record';
import { readMatchingModel } from '../model/read-matching-model';
import { withoutFrequencies } from '../model/with-frequencies';
import { prepare } from '../prepare/prepare';
import { compare as compareBy } from './compare';
import { comparePhones } from './compare-phones';

const SHIPPED = withoutFrequencies(readMatchingModel(readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8')));
const compare = (left: NormalisedRecord, right: NormalisedRecord) => compareBy(left, right, SHIPPED);

const SETTING = { cell: 'demo', country: 'US' };
const ADA: Person = {
  given: 'Ada',
  family: 'Example',
  email: 'ada@example.com',
  phone: '415 555 0132',
  street: '1 Example Street',
  postalCode: '94105',
};
const HOME = { email: 'family@example.com', phone: '415 555 0199', street: '1 Example Street', postalCode: '94105' };

function between(one: Person, other: Person, systems: readonly [string, string] = ['crm', 'shop']) {
  const left = normalise(recordOf(systems[0], '1', one), SETTING);
  const right = normalise(recordOf(systems[1], '2', other), SETTING);
  const result = compare(left, right);
  expect(compare(right, left)).toEqual(result);
  return result.decision;
}

const NAME: Person = { given: 'Ada', family: 'Example' };

it.each<[string, Person]>([
  ['e-mail', { ...NAME, email: ADA.email }],
  ['phone', { ...NAME, phone: ADA.phone }],
  ['address', { ...NAME, street: ADA.street, postalCode: ADA.postalCode }],
])('links the same name and %s', (_, other) => {
  expect(between(ADA, other)).toBe('link');
});

it('links by loyalty id and name, and by order and e-mail', () => {
  expect(between({ ...NAME, loyaltyId: 'L-1' }, { ...NAME, loyaltyId: 'l-1' })).toBe('link');
  expect(between({ email: ADA.email, order: '1001' }, { email: ADA.email, order: '1001' })).toBe('link');
});

it('links a nickname as the name it stands for', () => {
  expect(between({ ...ADA, given: 'Bob' }, { email: ADA.email, given: 'Robert', family: 'Example' })).toBe('link');
});

it('asks a steward about two people of one household, and never links them', () => {
  expect(between({ ...HOME, given: 'Ada', family: 'Example' }, { ...HOME, given: 'Carl', family: 'Example' })).toBe('review');
});

it('asks nobody about two people of one house who share no e-mail', () => {
  const { email: _email, ...house } = HOME;
  expect(between({ ...house, given: 'Ada', family: 'Example' }, { ...house, given: 'Carl', family: 'Example' })).toBe('separate');
});

it('asks about one given name with one phone, whatever became of the family name', () => {
  const phone = { phone: '415 555 0132' };
  expect(between({ ...phone, given: 'Ada', family: 'Example' }, { ...phone, given: 'A.', family: 'Sample' })).toBe('review');
});

it('asks a steward about Maria and Mario with one e-mail', () => {
  expect(between({ ...HOME, given: 'Maria', family: 'Example' }, { ...HOME, given: 'Mario', family: 'Example' })).toBe('review');
});

it('never links by an e-mail alone', () => {
  expect(between({ email: ADA.email }, ADA)).toBe('review');
  expect(between({ email: ADA.email }, { email: ADA.email })).toBe('review');
});

it('does not take a missing name for another name', () => {
  expect(between({ email: ADA.email, loyaltyId: 'L-1' }, { ...ADA, loyaltyId: 'L-1' })).toBe('link');
});

it.each<[string, Person]>([
  ['name', NAME],
  ['phone', { phone: ADA.phone }],
  ['address', { street: ADA.street, postalCode: ADA.postalCode }],
  ['role address', { ...NAME, email: 'info@example.com' }],
])('keeps records apart that share nothing but a %s', (_, other) => {
  expect(between({ ...ADA, email: 'info@example.com' }, other)).toBe('separate');
});

it('asks about a father and a son of one name', () => {
  expect(between({ ...ADA, suffix: 'Sr' }, { ...ADA, suffix: 'Jr' })).toBe('review');
  expect(between({ ...ADA, birthDate: '1950-05-05' }, { ...ADA, birthDate: '1980-08-08' })).toBe('review');
});

it('asks about one name at one address where phones and e-mails differ', () => {
  const home = { ...NAME, street: ADA.street, postalCode: ADA.postalCode };
  const [one, other] = [
    { phone: ADA.phone, email: 'a1@example.com' },
    { phone: '415 555 0144', email: 'b2@example.com' },
  ];
  expect(between({ ...home, ...one }, { ...home, ...other })).toBe('review');
  expect(between({ ...home, email: 'a1@example.com' }, { ...home, email: 'b2@example.com' })).toBe('link');
});

it('keeps two of a family apart whose double names have one half in common, and links one whose name stands there by half', () => {
  expect(between({ ...ADA, given: 'Ana Clara' }, { ...HOME, given: 'Ana Sofia', family: 'Example' })).not.toBe('link');
  expect(between({ ...ADA, given: 'Ana Clara' }, { ...ADA, given: 'Ana' })).toBe('link');
});

it('takes a day and a month that changed places for no disagreement', () => {
  expect(between({ ...ADA, birthDate: '1980-05-08' }, { ...ADA, birthDate: '1980-08-05' })).toBe('link');
});

it('links two records of one system as those of two', () => {
  const twice = ['crm', 'crm'] as const;
  expect(between({ ...NAME, email: ADA.email }, { ...NAME, email: ADA.email }, twice)).toBe('link');
  expect(between(ADA, ADA, twice)).toBe('link');
});

it('vetoes two valid tax ids of one type that differ, and no others', () => {
  expect(between({ ...ADA, taxId: '12-3456789' }, { ...ADA, taxId: '91-1144442' })).toBe('never');
  expect(between({ ...ADA, taxId: '12-3456789' }, { ...ADA, taxId: '00-1' })).toBe('link');
});

it('links a cross-reference with one thing more, and asks about one alone', () => {
  const references = [{ scheme: 'shop', value: '2' }];
  expect(between({ email: ADA.email, more: { references } }, ADA)).toBe('link');
  expect(between({ more: { references } }, ADA)).toBe('review');
});

it('links what Trueup made by its own key alone', () => {
  const { foundingId } = normalise(recordOf('shop', '2', ADA), SETTING);
  expect(between({ given: 'Zoe', more: { ourKey: { key: 'k', customerId: foundingId } } }, ADA)).toBe('link');
});

it('keeps a person and an organisation apart', () => {
  expect(between(ADA, { ...ADA, kind: 'organisation', display: 'Example Ltd' })).toBe('separate');
});

it('takes a number of another area for another number, and one digit written wrongly for a slip', () => {
  expect(phones('415 555 0132', '415 555 0132')).toBe('same');
  expect(phones('415 555 0132', '415 555 0137')).toBe('alike');
  expect(phones('415 555 0132', '416 555 0137')).toBe('differs');
});

it('asks, and does not link, where another family name has a number that is only alike', () => {
  const neighbour = { given: 'Ada', family: 'Sample', phone: '415 555 0137', postalCode: ADA.postalCode };
  expect(between({ ...NAME, phone: ADA.phone, postalCode: ADA.postalCode }, neighbour)).toBe('review');
});

function phones(one: string, other: string) {
  const [left, right] = [one, other].map((phone, at) => prepare(normalise(recordOf(`system-${at}`, '1', { ...NAME, phone }), SETTING)));
  if (!left || !right) throw new Error('Two records are compared.');
  return comparePhones(left, right, new Set());
}
