import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { matchAll } from '../batch/match-all';
import { compare } from '../compare/compare';
import { matchKeys } from '../match-keys';
import { readMatchingModel } from '../model/read-matching-model';
import { withFrequencies } from '../model/with-frequencies';
import { normalise } from '../normalise/normalise';
import type { NormalisedRecord } from '../normalised-record';
import { recordOf } from '../testing/person';
import { cluster } from './cluster';
import type { Edge } from './cluster-input';
import { pairId, pairOf } from './pair';

const SHIPPED = readMatchingModel(readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8'));
/** With the counts of a model version that has some: streaming and batch go by the same ones. */
const MODEL = withFrequencies(SHIPPED, { records: 10_000, counts: new Map([['fexample', 40]]), othersInHouse: null, crowded: new Set() });
const RUNS = { numRuns: 1_000 };

const one = (values: readonly string[]) => fc.constantFrom(...values);
const person = fc.record({
  given: one(['Ada', 'Adele', 'Bob', 'Robert', 'A.', 'Carl', 'Maria', 'Mario', '']),
  family: one(['Example', 'Exampel', 'Sample', '']),
  suffix: one(['', '', 'Jr', 'Sr']),
  email: one(['a1@example.com', 'b2@example.com', 'ada.example70@example.org', 'ada.example41@example.org', '']),
  phone: one(['415 555 0132', '415 555 0133', '']),
  street: one(['1 Example Street', '2 Sample Road', '']),
  postalCode: one(['94105', '94106', '']),
  birthDate: one(['', '', '1970-05-05', '1970-05-06', '1941-01-01']),
  loyaltyId: one(['L-1', 'L-2', '', '']),
});
const world = fc
  .array(fc.tuple(one(['us', 'eu', 'crm']), person), { minLength: 2, maxLength: 9 })
  .map((people) => people.map(([system, who], at) => normalise(recordOf(system, String(at), who), { cell: 'demo', country: 'US' })));
const orders = fc.infiniteStream(fc.nat(1_000));

function shuffled<T>(values: readonly T[], chance: Iterator<number>): T[] {
  return values
    .map((value) => ({ value, at: Number(chance.next().value) }))
    .sort((left, right) => left.at - right.at)
    .map(({ value }) => value);
}

/** The customers of some records, as sorted lists of keys. */
function batch(records: readonly NormalisedRecord[], model = MODEL): string[] {
  return matchAll(records, model)
    .clusters.map(({ members }) =>
      members
        .map((at) => records[at]?.key ?? '')
        .sort()
        .join(' '),
    )
    .sort();
}

/** What the resolver does with records that come one by one: found by keys, compared, and their whole component gathered anew. */
class Stream {
  private readonly records = new Map<string, NormalisedRecord>();
  private readonly edges = new Map<string, Edge>();
  private readonly customerOf = new Map<string, string>();

  constructor(private readonly model = MODEL) {}

  add(...records: readonly NormalisedRecord[]): this {
    for (const record of records) this.records.set(record.key, record);
    for (const record of records) this.pairUp(record);
    this.gather(records.map(({ key }) => key));
    return this;
  }

  remove(key: string): this {
    const near = this.reach([key]);
    this.records.delete(key);
    this.customerOf.delete(key);
    for (const [id, { left, right }] of this.edges) if (left === key || right === key) this.edges.delete(id);
    near.delete(key);
    this.gather([...near]);
    return this;
  }

  parts(): string[] {
    const parts = new Map<string, string[]>();
    for (const [key, customer] of this.customerOf) parts.set(customer, [...(parts.get(customer) ?? []), key]);
    return [...parts.values()].map((keys) => keys.sort().join(' ')).sort();
  }

  private pairUp(record: NormalisedRecord): void {
    const keys = new Set(matchKeys(record).map(({ kind, value }) => `${kind}|${value}`));
    for (const other of this.records.values()) {
      if (other === record || !matchKeys(other).some(({ kind, value }) => keys.has(`${kind}|${value}`))) continue;
      const [left, right] = pairOf(record.key, other.key);
      const { decision, isFirm, weight, evidence } = compare(record, other, this.model);
      if (decision !== 'separate') this.edges.set(pairId(left, right), { left, right, decision, isFirm, weight, evidence });
    }
  }

  private reach(keys: readonly string[]): Set<string> {
    const found = new Set(keys);
    for (const key of found) {
      for (const { left, right, decision } of this.edges.values()) {
        if (decision === 'link' && left === key) found.add(right);
        if (decision === 'link' && right === key) found.add(left);
      }
      const customer = this.customerOf.get(key);
      for (const [mate, of] of this.customerOf) if (customer !== undefined && of === customer) found.add(mate);
    }
    return found;
  }

  private gather(keys: readonly string[]): void {
    const near = this.reach(keys);
    const records = [...near]
      .flatMap((key) => this.records.get(key) ?? [])
      .map((identity) => {
        const { key, source, isPresent } = identity;
        return { key, source, isPresent, identity, firstRecordedAt: 0, organisations: [], accounts: [] };
      });
    const { clusters } = cluster({ cell: 'demo', model: this.model, records, edges: [...this.edges.values()], decisions: [], asOf: 0 });
    for (const { customerId, records: members } of clusters) for (const key of members) this.customerOf.set(key, customerId);
  }
}

it('gives the same customers whatever the order of the records', () => {
  fc.assert(
    fc.property(world, orders, (records, chance) => {
      expect(batch(shuffled(records, chance[Symbol.iterator]()))).toEqual(batch(records));
    }),
    RUNS,
  );
});

it('gives the same customers whatever the size of the batches', () => {
  fc.assert(
    fc.property(world, fc.integer({ min: 1, max: 9 }), (records, size) => {
      const stream = new Stream();
      for (let at = 0; at < records.length; at += size) stream.add(...records.slice(at, at + size));
      expect(stream.parts()).toEqual(new Stream().add(...records).parts());
    }),
    RUNS,
  );
});

it('gives the same customers again after a record was deleted and came back', () => {
  fc.assert(
    fc.property(world, fc.nat(8), (records, at) => {
      const record = records[at % records.length]!;
      const whole = new Stream().add(...records);
      const before = whole.parts();
      expect(whole.remove(record.key).parts()).toEqual(new Stream().add(...records.filter((other) => other !== record)).parts());
      expect(whole.add(record).parts()).toEqual(before);
    }),
    RUNS,
  );
});

it('gives the same customers whether records stream in one by one or are matched at once', () => {
  fc.assert(
    fc.property(world, orders, (records, chance) => {
      const stream = new Stream();
      for (const record of shuffled(records, chance[Symbol.iterator]())) stream.add(record);
      expect(stream.parts()).toEqual(batch(records));
    }),
    RUNS,
  );
});

it('joins nobody beyond the largest size of a customer, and the same ones in any order', () => {
  fc.assert(
    fc.property(world, orders, fc.integer({ min: 2, max: 4 }), (records, chance, clusterSize) => {
      const model = { ...MODEL, limits: { clusterSize } };
      const customers = batch(records, model);
      const mixed = shuffled(records, chance[Symbol.iterator]());
      expect(Math.max(...customers.map((keys) => keys.split(' ').length))).toBeLessThanOrEqual(clusterSize);
      expect(batch(mixed, model)).toEqual(customers);
      expect(mixed.reduce((stream, record) => stream.add(record), new Stream(model)).parts()).toEqual(customers);
    }),
    RUNS,
  );
});
