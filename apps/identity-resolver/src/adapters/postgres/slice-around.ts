import { sourceKey } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import type { Edge, Neighbour } from '@trueup/identity';
import type { Slice, StoredDecision, StoredDelivery } from '../../judgement/slice';
import type { StoredRecord } from '../../judgement/stored-record';
import { customersBy, type SnapshotForm } from './customer-rows';
import { decisionsOn } from './decision-rows';
import type { IdEdge, KnownEdges } from './known-edges';
import type { KnownRecords } from './known-records';
import type { RecordRow } from './record-row';
import { openReviews } from './review-rows';

export interface SliceSources {
  readonly tx: Pick<Transaction, 'query'>;
  readonly records: KnownRecords;
  readonly edges: KnownEdges;
  readonly snapshots: SnapshotForm;
  idOf(key: string): string;
}

// Customers are judged by whoever holds the rows of all their records, so the rows are the locks, taken in the order of ids.
const REACH = `
  WITH RECURSIVE reach(id) AS (
    SELECT unnest($1::uuid[])
    UNION
    SELECT next.id FROM reach, LATERAL (
      SELECT right_id AS id FROM edge WHERE left_id = reach.id AND decision = 'link'
      UNION ALL SELECT left_id FROM edge WHERE right_id = reach.id AND decision = 'link'
      UNION ALL SELECT mate.founding_id FROM source_record own JOIN source_record mate ON mate.customer_id = own.customer_id WHERE own.founding_id = reach.id
    ) AS next
  )
  SELECT * FROM source_record WHERE founding_id IN (SELECT id FROM reach) AND founding_id <> ALL($2::uuid[]) ORDER BY founding_id FOR UPDATE`;

/** Everything that hangs together with these records, read again until nothing new appears: a lock that had to wait may have let more join. */
export async function sliceAround(from: SliceSources, ids: readonly string[]): Promise<Slice> {
  const reached = new Set<string>();
  const decisions = new Map<string, StoredDecision>();
  for (let fresh = [...new Set(ids)]; fresh.length > 0;) {
    for (const id of fresh) reached.add(id);
    const next = [...(await storedAround(from, fresh)), ...fresh.flatMap((id) => from.edges.linkedWith(id))];
    for (const decision of await decisionsAbout(from, fresh)) {
      decisions.set(decision.decisionId, decision);
      if (decision.kind === 'link') next.push(...decision.records.map((key) => from.idOf(key)));
    }
    const unknown = [...new Set(next)].filter((id) => !reached.has(id));
    fresh = (await from.records.by(unknown)).map(({ identity }) => identity.foundingId);
    if (fresh.length === 0) fresh = await joinedSince(from, reached);
  }
  const records = await from.records.by([...reached]);
  return readRest(from, records, [...decisions.values()]);
}

// A statement sees what was committed before it began, not what was committed while it waited for its locks. Now that they are held
// nothing more can join, so one look from here tells whether anything did.
const JOINED = `
  SELECT founding_id FROM source_record WHERE customer_id = ANY($2::uuid[]) AND founding_id <> ALL($1::uuid[])
  UNION SELECT right_id FROM edge WHERE left_id = ANY($1::uuid[]) AND decision = 'link' AND right_id <> ALL($1::uuid[])
  UNION SELECT left_id FROM edge WHERE right_id = ANY($1::uuid[]) AND decision = 'link' AND left_id <> ALL($1::uuid[])`;

async function joinedSince({ tx, records }: SliceSources, reached: ReadonlySet<string>): Promise<string[]> {
  const stored = [...reached].filter((id) => records.isStored(id));
  if (stored.length === 0) return [];
  const customers = [...new Set((await records.by(stored)).flatMap(({ link }) => link?.customerId ?? []))];
  const rows = await tx.query<{ founding_id: string }>(JOINED, [stored, customers]);
  const fresh = rows.map(({ founding_id }) => founding_id).filter((id) => !reached.has(id));
  return (await records.by(fresh)).map(({ identity }) => identity.foundingId);
}

/** The records of the table that hang together with these, held until the transaction ends. */
async function storedAround({ tx, records }: SliceSources, ids: readonly string[]): Promise<string[]> {
  const stored = ids.filter((id) => records.isStored(id));
  if (stored.length === 0) return [];
  const held = ids.filter((id) => records.isHeld(id));
  return records.take(await tx.query<RecordRow>(REACH, [stored, held]), true).map(({ identity }) => identity.foundingId);
}

async function decisionsAbout({ tx, records }: SliceSources, ids: readonly string[]): Promise<StoredDecision[]> {
  const keys = (await records.by(ids)).map(({ key }) => key);
  return decisionsOn(tx, keys);
}

async function readRest(from: SliceSources, records: readonly StoredRecord[], decisions: readonly StoredDecision[]): Promise<Slice> {
  const { tx, idOf } = from;
  const ids = records.map(({ identity }) => identity.foundingId);
  const stored = records.filter(({ identity }) => from.records.isStored(identity.foundingId));
  const idEdges = await from.edges.of(
    ids,
    stored.map(({ identity }) => identity.foundingId),
  );
  const own = new Set(ids);
  await lockBorder(from, idEdges, own);
  const ends = [...idEdges.flatMap(({ left, right }) => [left, right]), ...decisions.flatMap((decision) => decision.records.map(idOf))];
  const border = await bordering(from, new Set(ends), own);
  const keys = new Map([
    ...records.map(({ identity, key }) => [identity.foundingId, key] as const),
    ...border.map(({ id, key }) => [id, key] as const),
  ]);
  const customerIds = [...new Set(stored.flatMap(({ link, identity }) => [identity.foundingId, ...(link ? [link.customerId] : [])]))];
  return {
    ...{ records, decisions },
    edges: idEdges.flatMap((one) => edgeBetween(one, keys)),
    neighbours: border.flatMap(({ key, customerId }): Neighbour[] => (customerId ? [{ key, customerId }] : [])),
    customers: await customersBy(tx, customerIds, from.snapshots),
    deliveries: await deliveriesFor(tx, customerIds),
    reviews: await openReviews(tx, { customers: customerIds, records: stored.map(({ key }) => key) }),
  };
}

// So many that two transactions hardly ever wait for nothing, and so few that no crowd of edges takes all the locks that a server has.
const BORDER_LOCKS = 4_096;
const LOCK_BORDER = `
  SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.border'), lock)
  FROM (SELECT DISTINCT abs(hashtext(pair) % ${BORDER_LOCKS}) AS lock FROM unnest($1::text[]) AS pair ORDER BY lock) AS locks`;

/**
 * What is asked about a pair of customers is settled by either side, and each holds the rows of its own records only. Whoever comes second
 * waits here, and reads where the other side belongs and what is open only after that.
 */
async function lockBorder({ tx }: SliceSources, edges: readonly IdEdge[], own: ReadonlySet<string>): Promise<void> {
  const asked = edges.filter(({ left, right, edge }) => edge.decision !== 'never' && own.has(left) !== own.has(right));
  const pairs = asked.map(({ left, right }) => (left < right ? `${left} ${right}` : `${right} ${left}`));
  if (pairs.length > 0) await tx.query(LOCK_BORDER, [pairs]);
}

interface Border {
  readonly id: string;
  readonly key: string;
  readonly customerId: string | null;
}

/** The records at the other ends, where they are not among these, as they are now: what was read before may be of before a wait. */
async function bordering({ tx, records }: SliceSources, ends: ReadonlySet<string>, own: ReadonlySet<string>): Promise<Border[]> {
  const others = [...ends].filter((id) => !own.has(id));
  const isSettled = (id: string) => records.get(id) !== undefined && (records.isHeld(id) || !records.isStored(id));
  const known = others
    .filter(isSettled)
    .flatMap((id) => records.get(id) ?? [])
    .map(({ identity, key, link }) => ({ id: identity.foundingId, key, customerId: link?.customerId ?? null }));
  const open = others.filter((id) => !isSettled(id));
  if (open.length === 0) return known;
  const rows = await tx.query<{ founding_id: string; system: string; type: string; id: string; customer_id: string | null }>(
    'SELECT founding_id, system, type, id, customer_id FROM source_record WHERE founding_id = ANY($1::uuid[])',
    [open],
  );
  return [
    ...known,
    ...rows.map(({ founding_id, customer_id, ...source }) => ({ id: founding_id, key: sourceKey(source), customerId: customer_id })),
  ];
}

function edgeBetween({ left, right, edge }: IdEdge, keys: ReadonlyMap<string, string>): Edge[] {
  const [one, other] = [keys.get(left), keys.get(right)];
  if (one === undefined || other === undefined) return [];
  return [{ ...edge, left: one, right: other }];
}

/** How the newest deliveries left these customers. */
export async function deliveriesFor(tx: Pick<Transaction, 'query'>, ids: readonly string[]): Promise<StoredDelivery[]> {
  if (ids.length === 0) return [];
  const sql =
    'SELECT customer_id AS "customerId", system, state, reason, at::float8 AS at FROM delivery_state WHERE customer_id = ANY($1::uuid[])';
  return tx.query(sql, [ids]);
}
