import { BlockIndex } from '../block/block-index';
import type { Edge } from '../cluster/cluster-input';
import { pairOf } from '../cluster/pair';
import { compare } from '../compare/compare';
import { countTerms } from '../model/frequencies';
import type { MatchingModel } from '../model/matching-model';
import { withFrequencies } from '../model/with-frequencies';
import type { NormalisedRecord } from '../normalised-record';
import { Components } from './components';
import { explain, matchComponent } from './match-component';
import type { MatchedCluster, MatchHooks, MatchResult, MatchReview } from './match-result';

const STEP = 2_000;

/**
 * Which of the records are one customer. The same records give the same clusters whatever their order. A model that knows no
 * frequencies counts those of the records first.
 */
export function matchAll(records: readonly NormalisedRecord[], shipped: MatchingModel, hooks?: MatchHooks): MatchResult {
  const index = new BlockIndex(records);
  const model = shipped.frequencies ? shipped : withFrequencies(shipped, { ...countTerms(records), crowded: index.crowded });
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
    const members = own.flatMap((at) => records[at] ?? []);
    const found = matchComponent(own, members, { edges: within.get(root) ?? [], model });
    for (const edge of found.held) held.add(edge);
    return found.clusters;
  });
  return { clusters: clusters.sort((left, right) => (left.members[0] ?? 0) - (right.members[0] ?? 0)), held };
}

function reviewOf({ at: [left, right], edge }: NumberedEdge): MatchReview {
  return { left, right, weight: edge.weight, explanation: explain(edge) };
}
