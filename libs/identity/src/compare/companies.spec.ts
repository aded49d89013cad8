import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartyKind, SlotClaim } from '@trueup/canonical-schema';
import { normalise } from '../normalise/normalise';
import { claim, recordOf } from '../testing/person';
import type { NormalisedRecord } from '../normalised-record';
import { readMatchingModel } from '../model/read-matching-model';
import { withoutFrequencies } from '../model/with-frequencies';
import { compare as compareBy } from './compare';

const SHIPPED = withoutFrequencies(readMatchingModel(readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8')));
const compare = (left: NormalisedRecord, right: NormalisedRecord) => compareBy(left, right, SHIPPED);

interface Company {
  readonly name?: string;
  readonly kind?: PartyKind;
  readonly taxId?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly street?: string;
  readonly postalCode?: string;
  readonly references?: readonly { readonly scheme: string; readonly value: string }[];
  readonly claims?: readonly (SlotClaim | undefined)[];
}

function companyOf(system: string, id: string, { name, kind = 'organisation', references = [], claims = [], ...rest }: Company) {
  const plain = recordOf(system, id, { ...(name ? { display: name } : {}), ...rest, kind });
  const all = [...plain.claims, ...claims].filter((one) => one !== undefined);
  return normalise({ ...plain, claims: all, references: [...references] }, { cell: 'demo', country: 'US' });
}

function between(one: Company, other: Company, systems: readonly [string, string] = ['crm', 'erp']) {
  const [left, right] = [companyOf(systems[0], '1', one), companyOf(systems[1], '2', other)];
  const result = compare(left, right);
  expect(compare(right, left)).toEqual(result);
  return result.decision;
}

const TAX = '12-3456789';
const OTHER_TAX = '91-1144442';
const PLACE = { street: '1 Example Street', postalCode: '94105' };
const EXAMPLE = { name: 'Example Inc' };
const under = (key: string) => claim('relations.organisation', { active: true, title: null }, key);

it.each<[string, Company, Company]>([
  ['tax id and name', { ...EXAMPLE, taxId: TAX }, { name: 'EXAMPLE, Incorporated', taxId: TAX }],
  ['tax id and address where one has no name', { taxId: TAX, ...PLACE }, { ...EXAMPLE, taxId: TAX, ...PLACE }],
  ['name and address', { ...EXAMPLE, ...PLACE }, { name: 'Example', ...PLACE }],
  ['name and postal code', { ...EXAMPLE, ...PLACE }, { ...EXAMPLE, postalCode: '94105' }],
  ['name and the domain of its e-mails', { ...EXAMPLE, email: 'info@example.com' }, { ...EXAMPLE, email: 'ap@mail.example.com' }],
  [
    'name and website',
    { ...EXAMPLE, email: 'info@example.com' },
    { ...EXAMPLE, references: [{ scheme: 'website', value: 'https://www.example.com' }] },
  ],
  ['name and a reference', { ...EXAMPLE, references: [{ scheme: 'erp', value: '2' }] }, EXAMPLE],
])('links two organisations by %s', (_, one, other) => {
  expect(between(one, other)).toBe('link');
});

it.each<[string, Company, Company]>([
  ['name alone', EXAMPLE, EXAMPLE],
  ['a shared mail provider', { ...EXAMPLE, email: 'example@gmail.com' }, { ...EXAMPLE, email: 'another@gmail.com' }],
  ['a contact’s e-mail', { name: 'Example Inc', email: 'ada@example.com' }, { name: 'Sample Inc', email: 'ada@example.com' }],
  [
    'the domain of a group',
    { name: 'Example Trading Ltd', email: 'a1@example.com' },
    { name: 'Example Logistics Ltd', email: 'b2@example.com' },
  ],
  ['one address, under two legal forms', { name: 'Example Ltd', ...PLACE }, { name: 'Example PLC', ...PLACE }],
  ['one address, under two names', { name: 'Example Trading Ltd', ...PLACE }, { name: 'Example Logistics Ltd', ...PLACE }],
])('keeps two organisations apart that share %s', (_, one, other) => {
  expect(between(one, other)).toBe('separate');
});

it('never links two organisations with two checked tax ids, and asks about two names with one', () => {
  expect(between({ ...EXAMPLE, ...PLACE, taxId: TAX }, { ...EXAMPLE, ...PLACE, taxId: OTHER_TAX })).toBe('never');
  expect(between({ name: 'Example Trading Inc', taxId: TAX }, { name: 'Example Holding Inc', taxId: TAX })).toBe('review');
});

it('asks about two organisations of one name and other tax ids, though neither passes its check', () => {
  const [one, other] = ['00-1111119', '00-3333330'].map((taxId) => ({ ...EXAMPLE, ...PLACE, taxId }));
  expect(between(one ?? {}, other ?? {})).toBe('review');
});

it('takes two accounts in one system for two only where one stands above the other', () => {
  const whole = { ...EXAMPLE, ...PLACE, taxId: TAX };
  expect(between({ ...EXAMPLE, ...PLACE }, { ...EXAMPLE, ...PLACE }, ['erp', 'erp'])).toBe('link');
  expect(between(whole, whole, ['erp', 'erp'])).toBe('link');
  expect(between({ ...whole, claims: [under('erp/customer/2')] }, whole, ['erp', 'erp'])).toBe('separate');
});

it.each<[string, Company, Company]>([
  [
    'a person',
    { name: 'Ada Example', kind: 'person', email: 'ada@example.com', ...PLACE },
    { name: 'Ada Example', email: 'ada@example.com', ...PLACE },
  ],
  ['its site', { ...EXAMPLE, ...PLACE, taxId: TAX, kind: 'site' }, { ...EXAMPLE, ...PLACE, taxId: TAX }],
  ['what is named as its branch', { name: 'Example Inc – Portland', ...PLACE, taxId: TAX }, { ...EXAMPLE, ...PLACE, taxId: TAX }],
])('never links an organisation and %s', (_, one, other) => {
  expect(between(one, other)).toBe('separate');
});

it('keeps the branches of one organisation apart, and links one branch in two systems', () => {
  const branch = (name: string, street: string) => ({ name, taxId: TAX, street, postalCode: '97201' });
  expect(between(branch('Example Inc – Portland', '1 A Street'), branch('Example Inc – Salem', '2 B Street'))).toBe('separate');
  expect(between(branch('Example Inc – Portland', '1 A Street'), branch('Example Inc (Portland Branch)', '1 A Street'))).toBe('link');
});

it('links two sites of one organisation by street, or by name and city, and no others', () => {
  const site = (name: string, street: string): Company => ({ kind: 'site', name, street, postalCode: '97201' });
  expect(between(site('Example Inc – East', '1 A Street'), site('Example Inc – Store 7', '1 A Street'))).toBe('link');
  expect(between(site('Example Inc – East', '1 A Street'), site('Example Inc – East', '2 B Street'))).toBe('link');
  expect(between(site('Example Inc – East', '1 A Street'), site('Example Inc – West', '2 B Street'))).toBe('separate');
  expect(between(site('Example Inc – East', '1 A Street'), site('Sample Inc – East', '1 A Street'))).toBe('separate');
});

it('says that a link of two sites rests on their organisations where only those tell', () => {
  const site = (system: string, id: string) =>
    companyOf(system, id, { kind: 'site', name: 'East', ...PLACE, claims: [under(`${system}/company/9`)] });
  const { decision, evidence } = compare(site('crm', '1'), site('erp', '2'));
  expect([decision, evidence.map(({ comparison }) => comparison)]).toEqual(['link', expect.arrayContaining(['references.organisation'])]);
  expect(between({ kind: 'site', name: 'Hall 2', ...PLACE }, { kind: 'site', name: 'East', ...PLACE })).toBe('separate');
});
