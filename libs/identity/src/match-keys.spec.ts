import { matchKeys } from './match-keys';
import { normalise } from './normalise/normalise';
import { recordOf, type Person } from './testing/person';

const keysOf = (system: string, id: string, person: Person) =>
  matchKeys(normalise(recordOf(system, id, person), { cell: 'demo', country: 'US' }));
const shared = (one: ReturnType<typeof keysOf>, other: ReturnType<typeof keysOf>) =>
  one.filter(({ kind, value }) => other.some((key) => key.kind === kind && key.value === value)).map(({ kind }) => kind);

it.each([
  ['email', { email: 'ada@example.com' }],
  ['phone', { phone: '415 555 0132' }],
  ['taxId', { taxId: '12-3456789' }],
  ['loyaltyId', { loyaltyId: 'L-77' }],
  ['order', { order: '1001' }],
  ['namePostal', { family: 'Example', postalCode: '94105' }],
] as const)('finds records of one %s under one key', (kind, person) => {
  expect(shared(keysOf('crm', '1', person), keysOf('shop', '2', person))).toEqual([kind]);
});

it('finds a record by what another one calls it', () => {
  const calling = keysOf('crm', '1', { more: { references: [{ scheme: 'shop', value: '2' }] } });
  expect(shared(calling, keysOf('shop', '2', {}))).toEqual(['reference']);
});

it('finds the founder of the customer for which Trueup made a record', () => {
  const founder = normalise(recordOf('shop', '2', {}), { cell: 'demo', country: null });
  const made = keysOf('crm', '1', { more: { ourKey: { key: 'k', customerId: founder.foundingId } } });
  expect(shared(made, matchKeys(founder))).toEqual(['ourKey']);
});

it('refines a key by the given name, and leaves it whole where there is none', () => {
  const refined = (person: Person) => keysOf('crm', '1', person).find(({ kind }) => kind === 'email')?.refined;
  expect(refined({ given: 'Bob', email: 'a1@example.com' })).toBe('a1@example.com|robert');
  expect(refined({ email: 'a1@example.com' })).toBeNull();
});

it('finds two of one house though one of its postal codes or one of its streets is written wrongly', () => {
  const home = (street: string, postalCode: string) => ({ given: 'Ada', street, postalCode });
  const left = keysOf('crm', '1', home('1 Example Street', '94105'));
  expect(shared(left, keysOf('shop', '2', home('1 Example Street', '94501')))).toEqual(['house']);
  expect(shared(left, keysOf('shop', '2', home('1 Exmapel Street', '94105')))).toContain('house');
});
