import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { compare } from '../compare/compare';
import { readMatchingModel } from '../model/read-matching-model';
import { withFrequencies } from '../model/with-frequencies';
import { normalise } from '../normalise/normalise';
import { claim, recordOf, type Person } from '../testing/person';
import { cluster } from './cluster';
import type { ClusterInput, ClusterRecord, Edge, LinkDecision } from './cluster-input';
import { pairsAmong } from './pair';

const SHIPPED = readMatchingModel(readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8'));
const COUNTED = withFrequencies(SHIPPED, { records: 10_000, counts: new Map([['fexample', 40]]), othersInHouse: null, crowded: new Set() });
/** Models under which few joins go through: small customers, bridges that count, houses that nobody shares. */
const MODELS = [
  COUNTED,
  { ...COUNTED, limits: { clusterSize: 3 } },
  { ...COUNTED, holds: { ...COUNTED.holds, bridgeBelow: 45 } },
  withFrequencies(SHIPPED, { records: 10_000, counts: new Map(), othersInHouse: 0, crowded: new Set() }),
];
const RUNS = { numRuns: 1_000 };

const one = (values: readonly string[]) => fc.constantFrom(...values);
/** People of one house and one company, who differ by few things. */
const person = fc.record({
  given: one(['Ada', 'Adele', 'Carl', 'Carlotta', '']),
  family: one(['Example', 'Exampel', 'Sample']),
  suffix: one(['', '', 'Jr', 'Sr']),
  email: one(['a1@example.com', 'b2@example.com', '']),
  phone: one(['415 555 0132', '']),
  street: one(['1 Example Street', '1 Example Street Apt 5', '1 Example Street Apt 9', '']),
  postalCode: one(['94105', '']),
  birthDate: one(['', '', '1970-05-05', '1970-05-06']),
  taxId: one(['', '', '11-1111119', '22-3333339']),
});
const employer = one(['', 'Acme Freight GmbH', 'Acme Freight', 'Sample Trading']);
const mergedInto = fc.option(fc.nat(8), { freq: 5 });
const isPresent = fc.boolean();
const world = fc.record({
  people: fc.array(fc.record({ who: person, employer, mergedInto, isPresent }), { minLength: 3, maxLength: 9 }),
  words: fc.array(fc.record({ isLink: fc.boolean(), left: fc.nat(8), right: fc.nat(8), isOver: fc.boolean() }), { maxLength: 4 }),
  model: fc.constantFrom(...MODELS),
});
type World = typeof world extends fc.Arbitrary<infer Made> ? Made : never;

/** Every pair of the records judged, and what stewards said about some. */
function inputOf({ people, words, model }: World): ClusterInput {
  const known = people.map((story, at) => identityOf(story, at));
  const records = known.map((identity, at): ClusterRecord => {
    const { key, source, isPresent: present } = identity;
    return {
      key,
      source,
      isPresent: present,
      identity,
      organisations: [],
      accounts: at % 4 === 0 ? ['main'] : [],
      firstRecordedAt: at % 3,
    };
  });
  const byKey = new Map(known.map((record) => [record.key, record] as const));
  const edges: Edge[] = pairsAmong([...byKey.keys()]).map(([left, right]) => ({
    left,
    right,
    ...compare(byKey.get(left)!, byKey.get(right)!, model),
  }));
  const keyAt = (at: number) => records[at % records.length]!.key;
  const decisions = words
    .map((word, at) => ({ word, at, keys: [keyAt(word.left), keyAt(word.right)] }))
    .filter(({ keys: [left, right] }) => left !== right)
    .map(({ word, at, keys }): LinkDecision => {
      const kind = word.isLink ? 'link' : 'neverLink';
      return { decisionId: String(at), kind, records: keys, reviewId: null, expiresAt: word.isOver ? 500 : null };
    });
  return { cell: 'demo', model, records, edges, decisions, asOf: 1_000 };
}

function identityOf(story: World['people'][number], at: number) {
  const more = {
    lifecycle: story.isPresent ? 'present' : 'deleted',
    mergedInto:
      story.mergedInto === null || story.mergedInto === at ? null : { system: 'crm', type: 'customer', id: String(story.mergedInto) },
  } as const;
  const plain = recordOf('crm', String(at), { ...(story.who as Person), more });
  const employed = claim('extensions', story.employer, 'employer');
  return normalise({ ...plain, claims: [...plain.claims, ...(employed ? [employed] : [])] }, { cell: 'demo', country: 'US' });
}

/** The records whom links or a steward's word hold together, over however many. */
function componentsOf({ records, edges, decisions }: ClusterInput): string[][] {
  const parts = new Map(records.map(({ key }) => [key, [key]]));
  const told = decisions.filter(({ kind }) => kind === 'link').map(({ records: [left = '', right = ''] }) => ({ left, right }));
  for (const { left, right } of [...edges.filter(({ decision }) => decision === 'link'), ...told]) {
    const [own, others] = [parts.get(left) ?? [], parts.get(right) ?? []];
    if (own === others) continue;
    const whole = [...own, ...others];
    for (const key of whole) parts.set(key, whole);
  }
  return [...new Set(parts.values())];
}

it('settles a component alone as it settles it among all others, with whatever stewards said, limits, bridges, rivals and merges', () => {
  fc.assert(
    fc.property(world, (made) => {
      const whole = inputOf(made);
      const apart = componentsOf(whole).flatMap((keys) => {
        const records = whole.records.filter(({ key }) => keys.includes(key));
        const isOwn = ({ left, right }: Edge) => keys.includes(left) && keys.includes(right);
        return cluster({ ...whole, records, edges: whole.edges.filter(isOwn) }).clusters;
      });
      const byId = (found: typeof apart) => [...found].sort((left, right) => (left.customerId < right.customerId ? -1 : 1));
      expect(byId(apart)).toEqual(byId([...cluster(whole).clusters]));
    }),
    RUNS,
  );
});

it('keeps apart whom a steward parted and together whom one joined, where no other word says otherwise', () => {
  fc.assert(
    fc.property(world, (made) => {
      const input = inputOf(made);
      const { clusters } = cluster(input);
      const customerOf = new Map(clusters.flatMap(({ customerId, records }) => records.map((key) => [key, customerId] as const)));
      const standing = input.decisions.filter(({ expiresAt }) => expiresAt === null);
      const isTogether = ({ records: [left = '', right = ''] }: LinkDecision) => customerOf.get(left) === customerOf.get(right);
      const isContradicted = ({ records: keys }: LinkDecision) =>
        standing.some(({ kind, records }) => kind === 'link' && records.every((key) => keys.includes(key)));
      for (const decision of standing.filter((other) => other.kind === 'neverLink' && !isContradicted(other))) {
        expect(isTogether(decision)).toBe(false);
      }
      if (standing.every(({ kind }) => kind === 'link') && !input.edges.some(({ decision }) => decision === 'never')) {
        for (const decision of standing) expect(isTogether(decision)).toBe(true);
      }
    }),
    RUNS,
  );
});

it('parts nobody for good: a word taken back gives the customers that were there before it', () => {
  fc.assert(
    fc.property(world, (made) => {
      const input = inputOf(made);
      const ended = input.decisions.map((decision) => ({ ...decision, expiresAt: 999 }));
      expect(cluster({ ...input, decisions: ended }).clusters).toEqual(cluster({ ...input, decisions: [] }).clusters);
    }),
    RUNS,
  );
});

it('brings nobody beyond the largest size of a customer, unless a steward or the sources do', () => {
  fc.assert(
    fc.property(world, (made) => {
      const input = inputOf(made);
      const limit = input.model.limits.clusterSize;
      const isJoined = input.decisions.some(({ kind, expiresAt }) => kind === 'link' && expiresAt === null);
      if (!isJoined) expect(Math.max(...cluster(input).clusters.map(({ records }) => records.length))).toBeLessThanOrEqual(limit);
    }),
    RUNS,
  );
});
