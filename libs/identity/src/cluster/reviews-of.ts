import { reviewIdOf } from '../customer-id';
import type { Edge } from './cluster-input';
import type { ClusterReview } from './clustering';
import { pairId, type Pair } from './pair';
import type { SettledDecisions } from './settle-decisions';

export interface ReviewInput {
  readonly cell: string;
  /** The customer of each record, by key. */
  readonly customerOf: ReadonlyMap<string, string>;
  readonly edges: readonly Edge[];
  readonly held: readonly Edge[];
  readonly decisions: SettledDecisions;
}

/**
 * The open questions: one for every two customers with uncertain evidence between them, and one for each contradiction about a record
 * that has been seen: what is said of records to come must not be asked or left out by who happens to be looked at. A merge in a source
 * that was not followed is asked about even where a steward parted the two before, until the question itself is answered.
 */
export function reviewsOf(input: ReviewInput): ClusterReview[] {
  const { customerOf } = input;
  const parted = new Set([...input.decisions.parted.values()].map((pair) => customersOf(pair, customerOf)));
  const held = new Set([...input.held, ...input.edges.filter(isMergeRefused)]);
  const open = new Map<string, Edge>();
  for (const edge of input.edges.filter((candidate) => candidate.decision === 'review' || held.has(candidate))) {
    const id = customersOf([edge.left, edge.right], customerOf);
    const known = open.get(id);
    const isSettled = parted.has(id) && !isMerge(edge);
    if (id !== '' && !isSettled && (!known || comesFirst(edge, known, held))) open.set(id, edge);
  }
  const questions = [...open]
    .map(([id, edge]) => question(input.cell, edge, { customers: id.split('\n'), isHeld: held.has(edge) }))
    .filter(({ reviewId, customers }) => !(parted.has(customers.join('\n')) && input.decisions.answered.has(reviewId)));
  const contradictions = [...input.decisions.contradicted.values()]
    .filter((pair) => pair.some((key) => customerOf.has(key)))
    .map((pair) => contradiction(input.cell, pair, customerOf));
  return [...questions, ...contradictions].sort((left, right) => (left.reviewId < right.reviewId ? -1 : 1));
}

function isMergeRefused(edge: Edge): boolean {
  return edge.isFirm && edge.decision !== 'link';
}

function isMerge({ evidence }: Edge): boolean {
  return evidence.some(({ comparison }) => comparison === 'references.merged');
}

function customersOf([left, right]: Pair, customerOf: ReadonlyMap<string, string>): string {
  const one = customerOf.get(left);
  const other = customerOf.get(right);
  return one && other && one !== other ? pairId(one, other) : '';
}

function comesFirst(edge: Edge, known: Edge, held: ReadonlySet<Edge>): boolean {
  if (held.has(edge) !== held.has(known)) return held.has(edge);
  if (edge.weight !== known.weight) return edge.weight > known.weight;
  return pairId(edge.left, edge.right) < pairId(known.left, known.right);
}

function question(cell: string, edge: Edge, about: { customers: string[]; isHeld: boolean }): ClusterReview {
  return {
    reviewId: reviewIdOf(cell, 'join', about.customers),
    kind: about.isHeld ? 'heldJoin' : 'match',
    records: [edge.left, edge.right],
    customers: about.customers,
    weight: edge.weight,
    evidence: edge.evidence,
  };
}

function contradiction(cell: string, [left, right]: Pair, customerOf: ReadonlyMap<string, string>): ClusterReview {
  const customers = [...new Set([customerOf.get(left) ?? '', customerOf.get(right) ?? ''])].filter((id) => id !== '').sort();
  return {
    reviewId: reviewIdOf(cell, 'contradiction', [left, right]),
    kind: 'contradiction',
    records: [left, right],
    customers,
    weight: 0,
    evidence: [],
  };
}
