import { matchKeys, pairId, KEY_BOUNDS, customerIdOf, type Edge, type Neighbour } from '@trueup/identity';
import type { CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { Slice, StoredCustomer, StoredDecision, StoredDelivery, StoredReview } from '../judgement/slice';
import type { StoredRecord } from '../judgement/stored-record';
import type { Contents } from './essence';
import type { Candidates, PartyReference, Shelf } from '../use-cases/shelf';

/** The resolver's state in memory, for specs of everything but Postgres. */
export class MemoryShelf implements Shelf {
  readonly records = new Map<string, StoredRecord>();
  readonly edges = new Map<string, Edge>();
  readonly customers = new Map<string, StoredCustomer>();
  readonly reviews = new Map<string, StoredReview>();
  private readonly keys = new Map<string, Set<string>>();
  private readonly referrers = new Map<string, Set<string>>();
  private readonly decisions = new Map<string, StoredDecision>();
  private readonly forthcoming = new Map<string, StoredDecision>();
  private readonly deliveries = new Map<string, StoredDelivery>();

  constructor(private readonly cell: string) {}

  contents(): Contents {
    const snapshots = [...this.customers.values()].map(({ snapshot }) => snapshot);
    return { records: [...this.records.values()], snapshots, reviews: [...this.reviews.values()] };
  }

  async lockRecords(): Promise<void> {
    await Promise.resolve();
  }

  async lockFree(keys: readonly string[]): Promise<string[]> {
    return [...keys];
  }

  async recordsBy(keys: readonly string[]): Promise<StoredRecord[]> {
    return keys.flatMap((key) => this.records.get(key) ?? []);
  }

  async foundersOf(customerIds: readonly string[]): Promise<{ customerId: string; key: string }[]> {
    const founders = [...this.records.values()].map(({ key, source }) => ({ customerId: customerIdOf(this.cell, source), key }));
    return founders.filter(({ customerId }) => customerIds.includes(customerId));
  }

  async saveRecords(records: readonly StoredRecord[]): Promise<void> {
    for (const record of records) this.records.set(record.key, { ...record, link: this.records.get(record.key)?.link ?? null });
  }

  async index(records: readonly StoredRecord[]): Promise<void> {
    for (const record of records) for (const id of keyIds(record)) this.keys.set(id, (this.keys.get(id) ?? new Set()).add(record.key));
  }

  async candidatesFor(records: readonly StoredRecord[]): Promise<ReadonlyMap<string, Candidates>> {
    return new Map(records.map((record) => [record.key, this.candidates(record)] as const));
  }

  async partnersOf(keys: readonly string[]): Promise<ReadonlyMap<string, readonly StoredRecord[]>> {
    const othersOf = (key: string) =>
      [...this.edges.values()].flatMap(({ left, right }) => (left === key ? [right] : right === key ? [left] : []));
    return new Map(keys.map((key) => [key, othersOf(key).flatMap((other) => this.records.get(other) ?? [])] as const));
  }

  async replaceEdges(keys: readonly string[], edges: readonly Edge[]): Promise<void> {
    for (const [id, { left, right }] of this.edges) if (keys.includes(left) || keys.includes(right)) this.edges.delete(id);
    for (const edge of edges) this.edges.set(pairId(edge.left, edge.right), edge);
  }

  async sliceAround(keys: readonly string[]): Promise<Slice> {
    const reached = this.reach(keys);
    const records = [...reached].flatMap((key) => this.records.get(key) ?? []);
    const edges = [...this.edges.values()].filter(({ left, right }) => reached.has(left) || reached.has(right));
    const decisions = [...this.decisions.values()].filter((decision) => decision.records.some((key) => reached.has(key)));
    const ends = new Set([...edges.flatMap(({ left, right }) => [left, right]), ...decisions.flatMap((decision) => decision.records)]);
    const neighbours = [...ends].filter((key) => !reached.has(key)).flatMap((key) => this.neighbour(key));
    const ids = new Set(records.flatMap(({ link, source }) => [link?.customerId ?? '', customerIdOf(this.cell, source)]));
    const customers = [...ids].flatMap((id) => this.customers.get(id) ?? []);
    const deliveries = [...this.deliveries.values()].filter(({ customerId }) => ids.has(customerId));
    const reviews = [...this.reviews.values()].filter((review) => review.status === 'open' && isAbout(review, ids, reached));
    return { records, edges, neighbours, decisions, customers, deliveries, reviews };
  }

  async saveLinks(records: readonly StoredRecord[]): Promise<void> {
    for (const record of records) this.records.set(record.key, record);
  }

  async saveCustomers(customers: readonly StoredCustomer[]): Promise<void> {
    for (const customer of customers) this.customers.set(customer.customerId, customer);
  }

  async saveReviews(reviews: readonly StoredReview[]): Promise<void> {
    for (const review of reviews) this.reviews.set(review.reviewId, review);
  }

  async reviewsBy(reviewIds: readonly string[]): Promise<StoredReview[]> {
    return reviewIds.flatMap((id) => this.reviews.get(id) ?? []);
  }

  async saveDecisions(decisions: readonly StoredDecision[]): Promise<void> {
    for (const decision of decisions) {
      this.decisions.set(decision.decisionId, decision);
      this.forthcoming.delete(decision.decisionId);
    }
  }

  async saveForthcoming(decisions: readonly StoredDecision[]): Promise<void> {
    for (const decision of decisions) this.forthcoming.set(decision.decisionId, decision);
  }

  async forthcomingAbout(keys: readonly string[]): Promise<StoredDecision[]> {
    return [...this.forthcoming.values()].filter(({ records }) => records.some((key) => keys.includes(key)));
  }

  async deliveriesFor(customerIds: readonly string[]): Promise<StoredDelivery[]> {
    return [...this.deliveries.values()].filter(({ customerId }) => customerIds.includes(customerId));
  }

  async saveDeliveries(deliveries: readonly StoredDelivery[]): Promise<void> {
    for (const delivery of deliveries) this.deliveries.set(`${delivery.customerId}|${delivery.system}`, delivery);
  }

  async snapshotsOf(customerIds: readonly string[]): Promise<CustomerGoldenChanged[]> {
    return customerIds.flatMap((id) => this.customers.get(id)?.snapshot ?? []);
  }

  async noteParties(references: readonly PartyReference[]): Promise<void> {
    for (const { party, referrer } of references) this.referrers.set(party, (this.referrers.get(party) ?? new Set()).add(referrer));
  }

  async referrersOf(keys: readonly string[]): Promise<PartyReference[]> {
    return keys.flatMap((party) => [...(this.referrers.get(party) ?? [])].map((referrer) => ({ party, referrer })));
  }

  async holdersOf(keys: readonly string[]): Promise<Neighbour[]> {
    return keys.flatMap((key) => this.neighbour(key));
  }

  async membersOf(customerIds: readonly string[]): Promise<StoredRecord[]> {
    return [...this.records.values()].filter(({ link }) => link && customerIds.includes(link.customerId));
  }

  async flush(): Promise<void> {
    await Promise.resolve();
  }

  private candidates(record: StoredRecord): Candidates {
    const blocks = matchKeys(record.identity).map((key) => {
      const whole = [...(this.keys.get(`${key.kind}|${key.value}`) ?? [])];
      if (whole.length <= KEY_BOUNDS[key.kind]) return { keys: whole, isWhole: true };
      return { keys: [...(this.keys.get(`${key.kind}|${key.refined}`) ?? [])].slice(0, KEY_BOUNDS[key.kind]), isWhole: false };
    });
    const keys = [...new Set(blocks.flatMap((block) => block.keys))].filter((key) => key !== record.key);
    return { records: keys.flatMap((key) => this.records.get(key) ?? []), isWhole: blocks.every(({ isWhole }) => isWhole) };
  }

  private reach(keys: readonly string[]): ReadonlySet<string> {
    const links = [...this.edges.values()].filter(({ decision }) => decision === 'link').map(({ left, right }) => [left, right]);
    const decided = [...this.decisions.values()].filter(({ kind }) => kind === 'link').map(({ records }) => records);
    const held = Object.values(Object.groupBy(this.records.values(), ({ key, link }) => link?.customerId ?? key)).map((group) =>
      (group ?? []).map(({ key }) => key),
    );
    const groups = [...links, ...decided, ...held];
    const reached = new Set(keys);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const group of groups) if (group.some((key) => reached.has(key))) for (const key of group) reached.add(key);
    }
    return reached;
  }

  private neighbour(key: string): { key: string; customerId: string }[] {
    const customerId = this.records.get(key)?.link?.customerId;
    return customerId ? [{ key, customerId }] : [];
  }
}

function keyIds(record: StoredRecord): string[] {
  return matchKeys(record.identity).flatMap(({ kind, value, refined }) => [`${kind}|${value}`, ...(refined ? [`${kind}|${refined}`] : [])]);
}

function isAbout(review: StoredReview, customers: ReadonlySet<string>, records: ReadonlySet<string>): boolean {
  return review.customers.some((id) => customers.has(id)) || review.records.some((key) => records.has(key));
}
