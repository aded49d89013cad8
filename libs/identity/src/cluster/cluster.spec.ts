import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { compare } from '../compare/compare';
import { customerIdOf } from '../customer-id';
import { normalise } from '../normalise/normalise';
import type { NormalisedRecord } from '../normalised-record';
import { recordOf, type Person } from '../testing/person';
import { readMatchingModel } from '../model/read-matching-model';
import { withFrequencies, withoutFrequencies } from '../model/with-frequencies';
import { cluster } from './cluster';
import type { ClusterInput, Edge, LinkDecision } from './cluster-input';
import { pairsAmong } from './pair';

const SHIPPED = withoutFrequencies(readMatchingModel(readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8')));

type Named = readonly [system: string, id: string, person: Person];

function inputOf(people: readonly Named[], decisions: readonly LinkDecision[] = []): ClusterInput {
  const normalised = people.map(([system, id, person]) => normalise(recordOf(system, id, person), { cell: 'demo', country: 'US' }));
  const records = normalised.map((identity, index) => {
    const { key, source, isPresent } = identity;
    return { key, source, isPresent, identity, organisations: [], accounts: [], firstRecordedAt: 100 + (index % 7) };
  });
  return { cell: 'demo', model: SHIPPED, records, edges: edgesOf(normalised), decisions, asOf: 1_000 };
}

function edgesOf(records: readonly NormalisedRecord[], model = SHIPPED): Edge[] {
  const byKey = new Map(records.map((record) => [record.key, record] as const));
  return pairsAmong([...byKey.keys()]).map(([left, right]) => ({ left, right, ...compare(byKey.get(left)!, byKey.get(right)!, model) }));
}

const parts = (input: ClusterInput) =>
  cluster(input)
    .clusters.map(({ records }) => records.join(' '))
    .sort();
const ADA = { given: 'Ada', family: 'Example', email: 'ada@example.com' };
const OFFICE = { street: '1 Example Street', postalCode: '94105' };
const decision = (kind: LinkDecision['kind'], ...records: string[]): LinkDecision => ({
  decisionId: kind,
  kind,
  records,
  reviewId: null,
  expiresAt: null,
});

it('names a customer after the record that was recorded first', () => {
  const { clusters } = cluster(
    inputOf([
      ['shop', '1', ADA],
      ['crm', '2', ADA],
    ]),
  );
  expect(clusters).toEqual([expect.objectContaining({ customerId: customerIdOf('demo', { system: 'shop', type: 'customer', id: '1' }) })]);
  expect(clusters[0]?.because).toEqual({
    'shop/customer/1': 'email.same, name.familySame, name.givenSame',
    'crm/customer/2': 'email.same, name.familySame, name.givenSame',
  });
});

it('opens a review, and no customer, for two people of one household', () => {
  const home = { email: 'home@example.com', street: '1 Example Street', postalCode: '94105', family: 'Example' };
  const { clusters, reviews } = cluster(
    inputOf([
      ['us', '1', { ...home, given: 'Ada' }],
      ['eu', '2', { ...home, given: 'Carl' }],
    ]),
  );
  expect(clusters).toHaveLength(2);
  expect(reviews).toEqual([expect.objectContaining({ kind: 'match', customers: clusters.map(({ customerId }) => customerId) })]);
});

it('cuts a bridge between two given names at its weakest evidence and holds it', () => {
  const input = inputOf([
    ['us', '1', { given: 'Ada', family: 'Example', email: 'a1@example.com', loyaltyId: 'L-1' }],
    ['crm', '2', { family: 'Example', loyaltyId: 'L-1', email: 'a1@example.com', phone: '415 555 0132', order: '7' }],
    ['eu', '3', { given: 'Carl', family: 'Example', phone: '415 555 0132', order: '7' }],
  ]);
  expect(parts(input)).toEqual(['crm/customer/2 us/customer/1', 'eu/customer/3']);
  expect(cluster(input).reviews.map(({ kind }) => kind)).toEqual(['heldJoin']);
});

it('joins two records of one system on the evidence that would join those of two', () => {
  const people: Named[] = [
    ['crm', '1', ADA],
    ['crm', '2', ADA],
    ['shop', '3', ADA],
  ];
  expect(parts(inputOf(people))).toHaveLength(1);
});

it('does what a steward decided, and asks no more', () => {
  const people: Named[] = [
    ['us', '1', ADA],
    ['eu', '2', ADA],
  ];
  const apart = cluster(inputOf(people, [decision('neverLink', 'us/customer/1', 'eu/customer/2')]));
  expect([apart.clusters.length, apart.reviews.length]).toEqual([2, 0]);
  const joined = inputOf(
    [
      ['us', '1', { given: 'Ada' }],
      ['eu', '2', { given: 'Carl' }],
    ],
    [decision('link', 'us/customer/1', 'eu/customer/2')],
  );
  expect(parts(joined)).toHaveLength(1);
});

it('joins whole customers where a steward joins two of their records', () => {
  const people: Named[] = [
    ['us', '1', ADA],
    ['crm', '2', ADA],
    ['eu', '3', { given: 'Carla', family: 'Sample', email: 'carla@example.com' }],
    ['crm', '4', { given: 'Carla', family: 'Sample', email: 'carla@example.com' }],
  ];
  const input = inputOf(people, [decision('link', 'us/customer/1', 'eu/customer/3')]);
  expect([parts(input).length, cluster(input).reviews]).toEqual([1, []]);
});

it('follows neither of two decisions that contradict each other, and shows them', () => {
  const pair = ['us/customer/1', 'eu/customer/2'];
  const people: Named[] = [
    ['us', '1', { given: 'Ada' }],
    ['eu', '2', { given: 'Ada' }],
  ];
  const result = cluster(inputOf(people, [decision('link', ...pair), decision('neverLink', ...pair)]));
  expect([result.clusters.length, result.reviews.map(({ kind }) => kind)]).toEqual([2, ['contradiction']]);
});

it('asks about a contradiction once one of its records has been seen', () => {
  const pair = ['us/customer/1', 'eu/customer/2'];
  const asked = (people: readonly Named[]) =>
    cluster(inputOf(people, [decision('link', ...pair), decision('neverLink', ...pair)])).reviews.map(({ kind }) => kind);
  expect([asked([['crm', '3', ADA]]), asked([['us', '1', ADA]])]).toEqual([[], ['contradiction']]);
});

it('forgets a decision that has expired', () => {
  const people: Named[] = [
    ['us', '1', ADA],
    ['eu', '2', ADA],
  ];
  expect(parts(inputOf(people, [{ ...decision('neverLink', 'us/customer/1', 'eu/customer/2'), expiresAt: 999 }]))).toHaveLength(1);
});

it('asks about a customer that is settled elsewhere without joining it', () => {
  const home = { email: 'home@example.com', family: 'Example' };
  const whole = inputOf([
    ['us', '1', { ...home, given: 'Ada' }],
    ['eu', '2', { ...home, given: 'Carl' }],
  ]);
  const [first, second] = cluster(whole).clusters;
  const { clusters, reviews } = cluster({
    ...whole,
    records: whole.records.filter(({ key }) => first?.records.includes(key)),
    neighbours: [{ key: second?.records[0] ?? '', customerId: second?.customerId ?? '' }],
  });
  expect([clusters, reviews]).toEqual([[first], cluster(whole).reviews]);
});

const person = fc.record({
  given: fc.constantFrom('Ada', 'Carl', 'Maria', 'Mario', ''),
  family: fc.constantFrom('Example', 'Sample'),
  email: fc.constantFrom('a1@example.com', 'b2@example.com', 'c3@example.org', ''),
  phone: fc.constantFrom('415 555 0132', '415 555 0133', ''),
  loyaltyId: fc.constantFrom('L-1', 'L-2', ''),
});
const world = fc
  .array(fc.tuple(fc.constantFrom('us', 'eu', 'crm', 'erp'), person), { minLength: 2, maxLength: 9 })
  .chain((people) =>
    fc.tuple(
      fc.constant(people),
      fc.array(fc.tuple(fc.boolean(), fc.nat(8), fc.nat(8)), { maxLength: 3 }),
      fc.infiniteStream(fc.nat(1_000)),
    ),
  );

it('gives the same clusters, ids and reviews whatever the order', () => {
  fc.assert(
    fc.property(world, ([people, words, order]) => {
      const named = people.map(([system, who], index): Named => [system, String(index), who]);
      const keys = named.map(([system, id]) => `${system}/customer/${id}`);
      const decisions = words.map(([isLink, one, other]) =>
        decision(isLink ? 'link' : 'neverLink', keys[one % keys.length] ?? '', keys[other % keys.length] ?? ''),
      );
      const input = inputOf(named, decisions);
      const shuffle = <T>(values: readonly T[]) =>
        values
          .map((value) => ({ value, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ value }) => value);
      const permuted = { ...input, records: shuffle(input.records), edges: shuffle(input.edges), decisions: shuffle(input.decisions) };
      expect(cluster(permuted)).toEqual(cluster(input));
    }),
    { numRuns: 1_000 },
  );
});

it('holds what would make a customer too large, unless a steward joins it', () => {
  const people: Named[] = ['1', '2', '3'].map((id) => [`shop${id}`, id, ADA]);
  const limited = (decisions: readonly LinkDecision[] = []) => {
    const input = inputOf(people, decisions);
    return { ...input, model: { ...SHIPPED, limits: { clusterSize: 2 } } };
  };
  expect(parts(limited())).toEqual(['shop1/customer/1 shop2/customer/2', 'shop3/customer/3']);
  expect(cluster(limited()).reviews).toEqual([expect.objectContaining({ kind: 'heldJoin' })]);
  expect(parts(limited([decision('link', 'shop1/customer/1', 'shop3/customer/3')]))).toHaveLength(1);
});

it('lets two companies of one name and other tax ids not meet over a third without one, though neither id passes its check', () => {
  const company = (taxId: string): Person => ({
    display: 'Example Freight',
    kind: 'organisation',
    phone: '415 555 0132',
    ...OFFICE,
    taxId,
  });
  const customers = parts(
    inputOf([
      ['erp', '1', company('11-1111119')],
      ['crm', '2', company('')],
      ['shop', '3', company('22-3333339')],
    ]),
  );
  expect(customers).toHaveLength(2);
});

it('holds what hangs by one record of either group, however many of the other it reaches', () => {
  const counted = withFrequencies(SHIPPED, { records: 1_000, counts: new Map(), othersInHouse: 0, crowded: new Set() });
  const model = { ...counted, holds: { ...counted.holds, bridgeBelow: 40 } };
  const ada: Person = { given: 'Ada', family: 'Example', birthDate: '1980-05-08', ...OFFICE };
  const bea: Person = { given: 'Ada', family: 'Sample', birthDate: '1961-02-03', street: '77 Other Road', postalCode: '60601' };
  const people: Named[] = [
    ['us', '1', ada],
    ['crm', '2', ada],
    ['eu', '3', bea],
    ['shop', '4', { ...bea, birthDate: ada.birthDate ?? '' }],
  ];
  const records = people.map(([system, id, person]) => normalise(recordOf(system, id, person), { cell: 'demo', country: 'US' }));
  const edges = edgesOf(records, model);
  const over = edges.filter(({ left, right, decision }) => decision === 'link' && [left, right].includes('shop/customer/4'));
  expect(over).toHaveLength(3);
  const result = cluster({ ...inputOf(people), model, edges });
  expect(result.clusters.map(({ records: keys }) => keys.length)).toEqual([2, 2]);
  expect(result.reviews.map(({ kind }) => kind)).toEqual(['heldJoin']);
});
