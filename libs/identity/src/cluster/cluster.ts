import { founderOf } from '../founder';
import { customerIdOf } from '../customer-id';
import { restsOnParties } from '../decide/decide-companies';
import type { ClusterInput, ClusterRecord, Edge } from './cluster-input';
import type { Cluster, Clustering } from './clustering';
import { joinRecords, type Join } from './join-records';
import { reviewsOf } from './reviews-of';
import { settleDecisions } from './settle-decisions';

/**
 * Which records are one customer. A pure function of the sets it is given; their order does not matter.
 * Joins go from the firmest to the weakest, so that a conflict is cut at its weakest evidence and held for a steward.
 */
export function cluster(input: ClusterInput): Clustering {
  const records = new Map(input.records.map((record) => [record.key, record] as const));
  const edges = input.edges.filter((edge) => isWithin(edge, records) && isProven(edge, records));
  const decisions = settleDecisions(input.decisions, input.asOf);
  const { parts, joins, held } = joinRecords({ records, edges, decisions, model: input.model });
  const clusters = parts.map((keys) => toCluster(input.cell, keys, { records, joins }));
  const customerOf = new Map([
    ...(input.neighbours ?? []).map(({ key, customerId }) => [key, customerId] as const),
    ...clusters.flatMap(({ customerId, records: keys }) => keys.map((key) => [key, customerId] as const)),
  ]);
  const reviews = reviewsOf({ cell: input.cell, customerOf, edges: input.edges, held, decisions });
  return { clusters: clusters.sort((left, right) => (left.customerId < right.customerId ? -1 : 1)), reviews };
}

function isWithin({ left, right }: Edge, records: ReadonlyMap<string, ClusterRecord>): boolean {
  return records.has(left) && records.has(right);
}

/** A link of two sites that rests on their parties needs one organisation above both. */
function isProven(edge: Edge, records: ReadonlyMap<string, ClusterRecord>): boolean {
  if (edge.decision !== 'link' || edge.isFirm || !restsOnParties(edge.evidence.map(({ comparison }) => comparison))) return true;
  const above = records.get(edge.right)?.organisations ?? [];
  return records.get(edge.left)?.organisations.some((id) => above.includes(id)) ?? false;
}

function toCluster(
  cell: string,
  keys: readonly string[],
  from: { records: ReadonlyMap<string, ClusterRecord>; joins: readonly Join[] },
): Cluster {
  const members = keys.map((key) => from.records.get(key)).filter((record) => record !== undefined);
  const founder = founderOf(members);
  const own = new Set(keys);
  const joins = from.joins.filter(({ left }) => own.has(left));
  const because = Object.fromEntries(keys.map((key) => [key, reasonFor(key, joins)]));
  return { customerId: customerIdOf(cell, founder), founder, records: keys, because };
}

function reasonFor(key: string, joins: readonly Join[]): string {
  const join = joins.find(({ left, right }) => left === key || right === key);
  return join?.because ?? 'founder';
}
