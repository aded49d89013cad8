import type { MatchingModel } from '../model/matching-model';
import type { ClusterRecord, Edge } from './cluster-input';
import { isAtOdds } from './is-at-odds';
import { pairId } from './pair';
import type { SettledDecisions } from './settle-decisions';
import { shortReason } from './short-reason';

/** Two records that were joined, and why. */
export interface Join {
  readonly left: string;
  readonly right: string;
  readonly because: string;
}

export interface Joining {
  readonly records: ReadonlyMap<string, ClusterRecord>;
  readonly edges: readonly Edge[];
  readonly decisions: SettledDecisions;
  readonly model: MatchingModel;
}

export interface Joined {
  /** Keys of the records of one customer each, sorted. */
  readonly parts: string[][];
  readonly joins: readonly Join[];
  /** Links that were not followed, because they would bring together what is at odds or too much, or rest on too little. */
  readonly held: readonly Edge[];
}

interface Candidate extends Join {
  readonly rank: number;
  readonly weight: number;
  readonly edge: Edge | undefined;
}

const BY_STEWARD = 2;
const FIRM = 1;
const MERGED = -1;

/** Whether stewards joined the customers that two records would belong to without them: then nothing between the two is at odds. */
type Vouched = (one: string, other: string) => boolean;

/** As `joinAlong`; whom a steward joined are joined with everything that is theirs. */
export function joinRecords(joining: Joining): Joined {
  const { decisions } = joining;
  if (decisions.joined.size === 0) return joinAlong(joining, () => false);
  const { parts } = joinAlong({ ...joining, decisions: { ...decisions, joined: new Map() } }, () => false);
  const units = new Map(parts.flatMap((part) => part.map((key) => [key, part] as const)));
  for (const [left, right] of decisions.joined.values()) {
    const [one, other] = [units.get(left), units.get(right)];
    if (!one || !other || one === other) continue;
    const whole = [...one, ...other];
    for (const key of whole) units.set(key, whole);
  }
  return joinAlong(joining, (one, other) => units.get(one) === units.get(other));
}

/**
 * Joins records along the links, the steward's first, then our own keys, then by falling weight, ties by key. Merges in the sources come
 * last, so that one which brings what is at odds together is held and parts nobody.
 */
function joinAlong({ records, edges, decisions, model }: Joining, isVouched: Vouched): Joined {
  const parts = new Map([...records.keys()].map((key): [string, string[]] => [key, [key]]));
  const apart = apartPairs(edges, decisions);
  const linked = linksBetween(edges, decisions);
  const joins: Join[] = [];
  const held: Edge[] = [];
  for (const candidate of candidates({ records, edges, decisions, model })) {
    const left = parts.get(candidate.left) ?? [];
    const right = parts.get(candidate.right) ?? [];
    if (left === right) continue;
    if (mayJoin(candidate, [left, right], { records, apart, linked, isVouched, model })) {
      const whole = [...left, ...right].sort();
      for (const key of whole) parts.set(key, whole);
      joins.push({ left: candidate.left, right: candidate.right, because: candidate.because });
    } else if (candidate.edge) held.push(candidate.edge);
  }
  return { parts: [...new Set(parts.values())], joins, held };
}

interface Limits {
  readonly records: ReadonlyMap<string, ClusterRecord>;
  readonly apart: ReadonlySet<string>;
  /** Bits of the links that hold two records together directly; no end of them where a steward or our own key does. */
  readonly linked: ReadonlyMap<string, number>;
  readonly model: MatchingModel;
  readonly isVouched: Vouched;
}

function mayJoin(candidate: Candidate, [left, right]: readonly [string[], string[]], limits: Limits): boolean {
  const pairs = left.flatMap((one) => right.map((other) => [one, other] as const));
  if (pairs.some(([one, other]) => limits.apart.has(pairId(one, other)))) return false;
  if (candidate.rank >= FIRM) return true;
  if (pairs.some((pair) => !limits.isVouched(...pair)) && left.length + right.length > limits.model.limits.clusterSize) return false;
  const isMerge = candidate.rank === MERGED;
  const isProven = ([one, other]: readonly [string, string]) => limits.linked.has(pairId(one, other)) || limits.isVouched(one, other);
  const unproven = pairs.filter((pair) => !isProven(pair) && !(isMerge && isGone(...pair, limits)));
  if (unproven.some(([one, other]) => isAtOdds(limits.records.get(one), limits.records.get(other), limits.model))) return false;
  if (pairs.some((pair) => !limits.isVouched(...pair) && areRivals(pair, limits))) return false;
  if (isMerge) return true;
  return candidate.weight >= limits.model.holds.bridgeBelow || !isBridge([left, right], limits);
}

/** Whether two groups hang together by one record of either: a slip in that record alone would make them look like one. */
function isBridge([left, right]: readonly [string[], string[]], { linked, isVouched }: Limits): boolean {
  if (left.length === 1 || right.length === 1) return false;
  const isTied = (one: string, other: string) => linked.has(pairId(one, other)) || isVouched(one, other);
  const tied = (own: string[], others: string[]) => own.filter((one) => others.some((other) => isTied(one, other))).length;
  return tied(left, right) === 1 || tied(right, left) === 1;
}

/** Whether two records are active accounts for one purpose in one system with too little between the two to call that a slip of a clerk's. */
function areRivals([one, other]: readonly [string, string], limits: Limits): boolean {
  const [own, others] = [one, other].map((key) => limits.records.get(key)?.accounts ?? []);
  if (!own?.some((account) => others?.includes(account))) return false;
  return (limits.linked.get(pairId(one, other)) ?? 0) < limits.model.holds.bridgeBelow;
}

/** What a source merged away speaks against nothing. */
function isGone(one: string, other: string, { records }: Limits): boolean {
  return [one, other].some((key) => records.get(key)?.isPresent === false);
}

function candidates({ records, edges, decisions }: Joining): Candidate[] {
  const steward = [...decisions.joined.values()]
    .filter(([left, right]) => records.has(left) && records.has(right))
    .map(([left, right]) => ({ left, right, rank: BY_STEWARD, weight: 0, because: 'joined by a steward', edge: undefined }));
  const found = edges
    .filter((edge) => isLink(edge) && !decisions.contradicted.has(pairId(edge.left, edge.right)))
    .map((edge) => ({
      left: edge.left,
      right: edge.right,
      rank: edge.isFirm ? (isOurs(edge) ? FIRM : MERGED) : 0,
      weight: edge.weight,
      because: shortReason(edge),
      edge,
    }));
  return [...steward, ...found].sort(byFirmness);
}

function byFirmness(left: Candidate, right: Candidate): number {
  if (left.rank !== right.rank) return right.rank - left.rank;
  if (left.weight !== right.weight) return right.weight - left.weight;
  return pairId(left.left, left.right) < pairId(right.left, right.right) ? -1 : 1;
}

function linksBetween(edges: readonly Edge[], { joined }: SettledDecisions): ReadonlyMap<string, number> {
  const links = edges.filter(isLink).map(({ left, right, isFirm, weight }) => [pairId(left, right), isFirm ? Infinity : weight] as const);
  return new Map([...links, ...[...joined.keys()].map((id) => [id, Infinity] as const)]);
}

/** A steward's link overrules a veto by comparison. */
function apartPairs(edges: readonly Edge[], decisions: SettledDecisions): ReadonlySet<string> {
  const vetoes = edges.filter(({ decision }) => decision === 'never').map(({ left, right }) => pairId(left, right));
  return new Set([...decisions.parted.keys(), ...vetoes.filter((id) => !decisions.joined.has(id))]);
}

function isOurs({ evidence }: Edge): boolean {
  return evidence.some(({ comparison }) => comparison === 'references.ourKey');
}

function isLink({ decision }: Edge): boolean {
  return decision === 'link';
}
