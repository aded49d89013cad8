import { BlockIndex } from '../block/block-index';
import type { Edge } from '../cluster/cluster-input';
import { joinRecords, type Joined } from '../cluster/join-records';
import { pairOf } from '../cluster/pair';
import { settleDecisions } from '../cluster/settle-decisions';
import { compare } from '../compare/compare';
import { countTerms } from '../model/frequencies';
import type { MatchingModel } from '../model/matching-model';
import { withFrequencies } from '../model/with-frequencies';
import type { NormalisedRecord } from '../normalised-record';
import { Components } from './components';
import type { MatchedCluster, MatchHooks, MatchResult, MatchReview } from './match-result';

const NO_DECISIONS = settleDecisions([], 0);
const STEP = 2_000;

/** Which of the records are one customer. The same records give the same clusters whatever their order. */
export function matchAll(records: readonly NormalisedRecord[], shipped: MatchingModel, hooks?: MatchHooks): MatchResult {
  const model = withFrequencies(shipped, countTerms(records));
  const index = new BlockIndex(records);
  const edges: NumberedEdge[] = [];
  const seen = new Int32Array(records.length).fill(-1);
  for (const [at, record] of records.entries()) {
    for (const other of index.candidatesAfter(at, seen)) edges.push(...edgesBetween([at, other], [record, records[other]], model));
    if (at % STEP === 0) hooks?.onProgress(at, records.length);
  }
  hooks?.onProgress(records.length, records.length);
  const { clusters, held } = gather(records, edges, model);
  const clusterOf = new Map(clusters.flatMap((cluster) => cluster.members.map((member) => [member, cluster] as const)));
  const asked = edges.filter(({ edge, at: [left, right] }) => isAsked(edge, held) && clusterOf.get(left) !== clusterOf.get(right));
  return {
    clusters,
    reviews: asked.map(reviewOf).sort((left, right) => right.weight - left.weight || left.left - right.left || left.right - right.right),
    blocking: index.report(),
    completeness: { whole: records.length - index.partial.size, partial: index.partial.size },
  };
}

interface NumberedEdge {
  readonly at: readonly [number, number];
  readonly edge: Edge;
}

function edgesBetween(
  at: readonly [number, number],
  [left, right]: readonly [NormalisedRecord, NormalisedRecord | undefined],
  model: MatchingModel,
): NumberedEdge[] {
  if (!right) return [];
  const { decision, isFirm, weight, evidence } = compare(left, right, model);
  if (decision === 'separate') return [];
  const [one, other] = pairOf(left.key, right.key);
  return [{ at, edge: { left: one, right: other, decision, isFirm, weight, evidence } }];
}

function isAsked(edge: Edge, held: ReadonlySet<Edge>): boolean {
  return edge.decision === 'review' || held.has(edge);
}

function gather(
  records: readonly NormalisedRecord[],
  edges: readonly NumberedEdge[],
  model: MatchingModel,
): { readonly clusters: MatchedCluster[]; readonly held: ReadonlySet<Edge> } {
  const components = new Components(records.length);
  for (const { at, edge } of edges) if (edge.decision === 'link') components.join(...at);
  const members = new Map<number, number[]>();
  for (const at of records.keys()) {
    const root = components.rootOf(at);
    const own = members.get(root);
    if (own) own.push(at);
    else members.set(root, [at]);
  }
  const within = new Map<number, Edge[]>();
  for (const { at, edge } of edges) {
    const root = components.rootOf(at[0]);
    if (root === components.rootOf(at[1])) within.set(root, [...(within.get(root) ?? []), edge]);
  }
  const held = new Set<Edge>();
  const clusters = [...members].flatMap(([root, own]) => {
    if (own.length === 1) return [{ members: own, confidence: 1, held: [] }];
    const joined = joinComponent(
      own.flatMap((at) => records[at] ?? []),
      within.get(root) ?? [],
      model,
    );
    for (const edge of joined.held) held.add(edge);
    return clustersOf(own, records, joined);
  });
  return { clusters: clusters.sort((left, right) => (left.members[0] ?? 0) - (right.members[0] ?? 0)), held };
}

function joinComponent(own: readonly NormalisedRecord[], edges: readonly Edge[], model: MatchingModel): Joined {
  const members = own.map((identity) => {
    const { key, source, isPresent } = identity;
    return [key, { key, source, isPresent, identity, firstRecordedAt: 0, organisations: [] }] as const;
  });
  return joinRecords({ records: new Map(members), edges, decisions: NO_DECISIONS, model });
}

function clustersOf(own: readonly number[], records: readonly NormalisedRecord[], { parts, held }: Joined): MatchedCluster[] {
  const at = new Map(own.map((member) => [records[member]?.key ?? '', member] as const));
  const doubtful = new Set(held.flatMap(({ left, right }) => [left, right]));
  return parts.map((keys) => ({
    members: keys.map((key) => at.get(key) ?? 0).sort((left, right) => left - right),
    confidence: 1,
    held: keys.filter((key) => doubtful.has(key)).map((key) => at.get(key) ?? 0),
  }));
}

function reviewOf({ at: [left, right], edge }: NumberedEdge): MatchReview {
  const explanation = edge.evidence.map(({ comparison, weight }) => `${comparison} ${weight > 0 ? '+' : ''}${weight}`).join(', ');
  return { left, right, weight: edge.weight, explanation };
}
