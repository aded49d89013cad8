import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../compare/compare';
import { readMatchingModel } from '../model/read-matching-model';
import { withoutFrequencies } from '../model/with-frequencies';
import { normalise } from '../normalise/normalise';
import { recordOf, type Person } from '../testing/person';
import { cluster } from './cluster';
import type { ClusterInput, LinkDecision } from './cluster-input';
import { pairsAmong } from './pair';

const SHIPPED = withoutFrequencies(readMatchingModel(readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8')));
const SOLD_TO = 'erp|us|retail|soldTo';

type Named = readonly [system: string, id: string, person: Person, accounts?: readonly string[]];

function inputOf(people: readonly Named[], decisions: readonly LinkDecision[] = []): ClusterInput {
  const records = people.map(([system, id, person, accounts = []]) => {
    const identity = normalise(recordOf(system, id, person), { cell: 'demo', country: 'US' });
    return { key: identity.key, source: identity.source, isPresent: true, identity, organisations: [], accounts, firstRecordedAt: 100 };
  });
  const byKey = new Map(records.map(({ key, identity }) => [key, identity] as const));
  const edges = pairsAmong([...byKey.keys()]).map(([left, right]) => ({
    left,
    right,
    ...compare(byKey.get(left)!, byKey.get(right)!, SHIPPED),
  }));
  return { cell: 'demo', model: SHIPPED, records, edges, decisions, asOf: 1_000 };
}

const sizes = (input: ClusterInput) => cluster(input).clusters.map(({ records }) => records.length);
const NAME: Person = { given: 'Ada', family: 'Example' };
const [EMAIL, PHONE] = [{ email: 'ada@example.com' }, { phone: '415 555 0132' }];

/** Two of the ERP that share their name alone, and a record that has what either has. */
function overAThird(one: readonly string[], other: readonly string[]): Named[] {
  return [
    ['erp', '1', { ...NAME, ...EMAIL }, one],
    ['crm', '2', { ...NAME, ...EMAIL, ...PHONE }],
    ['erp', '3', { ...NAME, ...PHONE }, other],
  ];
}

it('holds a join of two active accounts of one role, legal entity and sales area that nothing strong holds together', () => {
  const input = inputOf(overAThird([SOLD_TO], [SOLD_TO]));
  expect(sizes(input).sort()).toEqual([1, 2]);
  expect(cluster(input).reviews.map(({ kind }) => kind)).toEqual(['heldJoin']);
});

it.each([
  ['another legal entity', 'erp|eu|retail|soldTo'],
  ['another sales area', 'erp|us|wholesale|soldTo'],
  ['another role', 'erp|us|retail|payer'],
  ['another system', 'erp-2|us|retail|soldTo'],
])('joins two accounts of %s', (_, other) => {
  expect(sizes(inputOf(overAThird([SOLD_TO], [other])))).toEqual([3]);
});

it('joins two accounts of which one is active no more', () => {
  expect(sizes(inputOf(overAThird([SOLD_TO], [])))).toEqual([3]);
});

it('joins two active accounts that strong evidence between them holds together', () => {
  const [first, ...rest] = overAThird([SOLD_TO], [SOLD_TO]);
  expect(first).toBeDefined();
  expect(sizes(inputOf([['erp', '1', { ...NAME, ...EMAIL, ...PHONE }, [SOLD_TO]], ...rest]))).toEqual([3]);
});

it('joins two active accounts where a steward says so', () => {
  const link: LinkDecision = {
    decisionId: 'd',
    kind: 'link',
    records: ['erp/customer/1', 'erp/customer/3'],
    reviewId: null,
    expiresAt: null,
  };
  expect(sizes(inputOf(overAThird([SOLD_TO], [SOLD_TO]), [link]))).toEqual([3]);
});
