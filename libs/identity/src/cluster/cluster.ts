import { founderOf } from '../founder';
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
  const reasons = reasonsIn(joins);
  const clusters = parts.map((keys) => toCluster(keys, { records, reasons }));
  const customerOf = new Map<string, string>();
  for (const { key, customerId } of input.neighbours ?? []) customerOf.set(key, customerId);
  for (const { customerId, records: keys } of clusters) for (const key of keys) customerOf.set(key, customerId);
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
  keys: readonly string[],
  from: { records: ReadonlyMap<string, ClusterRecord>; reasons: ReadonlyMap<string, string> },
): Cluster {
  const members = keys.map((key) => from.records.get(key)).filter((record) => record !== undefined);
  const founder = founderOf(members);
  const because = Object.fromEntries(keys.map((key) => [key, from.reasons.get(key) ?? 'founder']));
  return { customerId: founder.identity.foundingId, founder: founder.source, records: keys, because };
}

/** Why each record was joined at first. */
function reasonsIn(joins: readonly Join[]): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const { left, right, because } of joins) for (const key of [left, right]) if (!reasons.has(key)) reasons.set(key, because);
  return reasons;
}
