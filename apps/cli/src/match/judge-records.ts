import { withFrequencies, type KeyReport, type MatchingModel, type MatchReview } from '@trueup/identity';
import { blockTableOf, spread, type BlockTable } from './block-table';
import type { Crew } from './crew';
import { countFrequencies } from './count-frequencies';
import type { Gathered } from './gather-records';
import { inOrder } from './in-order';
import { linkGroups } from './link-groups';
import { DECISIONS, type Range, type ScoredPairs, type Scoring } from './pair-scorer';
import type { Components } from './settle-components';
import { joined, sharedNumbers } from './typed-list';

/** Which records are one customer, by their numbers. */
export interface Judged {
  /** With the frequencies that were judged by. */
  readonly model: MatchingModel;
  /** Of each record the smallest number of its cluster. */
  readonly cluster: Uint32Array;
  readonly confidence: Float64Array;
  /** 1 where a doubtful link was not followed. */
  readonly isHeld: Uint8Array;
  /** The strongest first. */
  readonly reviews: readonly MatchReview[];
  readonly blocking: readonly KeyReport[];
  /** How many others a record was compared with. */
  readonly compared: { readonly p50: number; readonly p99: number; readonly max: number };
  readonly completeness: { readonly whole: number; readonly partial: number };
}

const REVIEW = DECISIONS.indexOf('review');
const RECORDS_AT_ONCE = 4_000;
const PAIRS_AT_ONCE = 2_000;

/** Judges all records as `matchAll` does, with the work shared out. Names are counted first unless the model knows how rare they are. */
export async function judgeRecords(
  gathered: Gathered,
  { crew, model: known }: { readonly crew: Crew; readonly model: MatchingModel },
  onProgress: (done: number, total: number) => void,
): Promise<Judged> {
  const count = gathered.ids.length;
  const table = blockTableOf(gathered.keys);
  const model = known.frequencies ? known : withFrequencies(known, await countFrequencies(gathered, { crew, table }));
  const scoring: Scoring = { records: gathered.records, blocks: table.shared, compared: sharedNumbers(new Uint32Array(count)), model };
  await crew.tell('scoring', scoring);
  const parts: ScoredPairs[] = [];
  for await (const part of inOrder(ranges(count), crew.size * 2, (range) => crew.do('score', range))) {
    parts.push(part);
    onProgress(Math.min(count, parts.length * RECORDS_AT_ONCE), count);
  }
  const pairs = whole(parts);
  const clusters = await settle(crew, count, pairs);
  const { cluster, confidence, isHeld } = clusters;
  return { model, cluster, confidence, isHeld, reviews: await reviewsOf(crew, pairs, clusters), ...figuresOf(table, scoring.compared) };
}

function* ranges(count: number): Generator<Range> {
  for (let from = 0; from < count; from += RECORDS_AT_ONCE) yield { from, to: Math.min(count, from + RECORDS_AT_ONCE) };
}

function whole(parts: readonly ScoredPairs[]): ScoredPairs {
  return {
    left: joined(
      parts.map(({ left }) => left),
      Uint32Array,
    ),
    right: joined(
      parts.map(({ right }) => right),
      Uint32Array,
    ),
    decision: joined(
      parts.map(({ decision }) => decision),
      Uint8Array,
    ),
    weight: joined(
      parts.map(({ weight }) => weight),
      Float64Array,
    ),
  };
}

type Clusters = Pick<Judged, 'cluster' | 'confidence' | 'isHeld'> & { readonly isHeldPair: (left: number, right: number) => boolean };

async function settle(crew: Crew, count: number, pairs: ScoredPairs): Promise<Clusters> {
  const cluster = Uint32Array.from({ length: count }, (_none, at) => at);
  const [confidence, isHeld] = [new Float64Array(count).fill(1), new Uint8Array(count)];
  const held = new Set<number>();
  const work = async (group: Components) => ({ group, settled: await crew.do('settle', group) });
  for await (const { group, settled } of inOrder(linkGroups(count, pairs), crew.size * 2, work)) {
    for (const [place, member] of group.members.entries()) {
      cluster[member] = settled.cluster[place] ?? member;
      confidence[member] = settled.confidence[place] ?? 1;
      isHeld[member] = settled.isHeld[place] ?? 0;
    }
    for (let at = 0; at < settled.held.length; at += 2) held.add((settled.held[at] ?? 0) * count + (settled.held[at + 1] ?? 0));
  }
  return { cluster, confidence, isHeld, isHeldPair: (left, right) => held.has(left * count + right) };
}

async function reviewsOf(
  crew: Crew,
  { left, right, decision, weight }: ScoredPairs,
  { cluster, isHeldPair }: Clusters,
): Promise<MatchReview[]> {
  const asked: Omit<MatchReview, 'explanation'>[] = [];
  for (const [at, one] of left.entries()) {
    const other = right[at] ?? 0;
    if (cluster[one] === cluster[other] || (decision[at] !== REVIEW && !isHeldPair(one, other))) continue;
    asked.push({ left: one, right: other, weight: weight[at] ?? 0 });
  }
  asked.sort((one, other) => other.weight - one.weight || one.left - other.left || one.right - other.right);
  const reviews: MatchReview[] = [];
  const explained = (pairs: readonly Omit<MatchReview, 'explanation'>[]) =>
    crew.do('explain', Uint32Array.from(pairs.flatMap((pair) => [pair.left, pair.right])));
  for await (const words of inOrder(chunked(asked), crew.size * 2, explained)) {
    for (const explanation of words) reviews.push({ ...(asked[reviews.length] as MatchReview), explanation });
  }
  return reviews;
}

function* chunked<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += PAIRS_AT_ONCE) yield all.slice(from, from + PAIRS_AT_ONCE);
}

function figuresOf({ report, partial }: BlockTable, compared: Uint32Array): Pick<Judged, 'blocking' | 'compared' | 'completeness'> {
  const histogram = new Uint32Array(compared.reduce((most, count) => Math.max(most, count), 0) + 1);
  for (const count of compared) histogram[count] = (histogram[count] ?? 0) + 1;
  return { blocking: report, compared: spread(histogram), completeness: { whole: compared.length - partial, partial } };
}
