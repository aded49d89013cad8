import { DECISIONS, type ScoredPairs } from './pair-scorer';
import type { Components } from './settle-components';

const LINK = DECISIONS.indexOf('link');

/** So many records go to a thread at once, or one group where it is larger. */
const BATCH = 4_000;

/** The groups of two and more records that links hold together, in batches, each group with all scored pairs among its records. */
export function* linkGroups(count: number, { left, right, decision }: ScoredPairs): Generator<Components> {
  const roots = rootsOf(count, { left, right, decision });
  const sizes = new Uint32Array(count);
  for (const root of roots) sizes[root] = (sizes[root] ?? 0) + 1;
  const members = grouped(count, (at) => ((sizes[roots[at] ?? 0] ?? 0) > 1 ? (roots[at] ?? 0) : -1), count);
  const among = grouped(left.length, (at) => (roots[left[at] ?? 0] === roots[right[at] ?? 0] ? (roots[left[at] ?? 0] ?? 0) : -1), count);
  let batch: { members: number[]; memberEnds: number[]; pairs: number[]; pairEnds: number[] } = emptyBatch();
  for (let root = 0; root < count; root += 1) {
    if ((sizes[root] ?? 0) < 2 || roots[root] !== root) continue;
    for (const member of members.of(root)) batch.members.push(member);
    for (const pair of among.of(root)) batch.pairs.push(left[pair] ?? 0, right[pair] ?? 0);
    batch.memberEnds.push(batch.members.length);
    batch.pairEnds.push(batch.pairs.length);
    if (batch.members.length < BATCH) continue;
    yield typed(batch);
    batch = emptyBatch();
  }
  if (batch.members.length > 0) yield typed(batch);
}

/** Of each record the smallest one that links hold it together with. */
function rootsOf(count: number, { left, right, decision }: Pick<ScoredPairs, 'left' | 'right' | 'decision'>): Uint32Array {
  const above = Uint32Array.from({ length: count }, (_none, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (above[root] !== root) {
      // Halves the way for whoever comes next.
      above[root] = above[above[root] ?? 0] ?? 0;
      root = above[root] ?? 0;
    }
    return root;
  };
  for (const [at, decided] of decision.entries()) {
    if (decided !== LINK) continue;
    const [one, other] = [rootOf(left[at] ?? 0), rootOf(right[at] ?? 0)];
    above[Math.max(one, other)] = Math.min(one, other);
  }
  return Uint32Array.from({ length: count }, (_none, at) => rootOf(at));
}

/** Places by the group that each belongs to, rising; -1 for none. */
function grouped(size: number, groupOf: (at: number) => number, groups: number): { of(group: number): Uint32Array } {
  const ends = new Uint32Array(groups + 1);
  for (let at = 0; at < size; at += 1) if (groupOf(at) >= 0) ends[groupOf(at) + 1] = (ends[groupOf(at) + 1] ?? 0) + 1;
  for (let group = 0; group < groups; group += 1) ends[group + 1] = (ends[group + 1] ?? 0) + (ends[group] ?? 0);
  const next = ends.slice();
  const places = new Uint32Array(ends[groups] ?? 0);
  for (let at = 0; at < size; at += 1) {
    const group = groupOf(at);
    if (group < 0) continue;
    places[next[group] ?? 0] = at;
    next[group] = (next[group] ?? 0) + 1;
  }
  return { of: (group) => places.subarray(ends[group], ends[group + 1]) };
}

function emptyBatch(): { members: number[]; memberEnds: number[]; pairs: number[]; pairEnds: number[] } {
  return { members: [], memberEnds: [], pairs: [], pairEnds: [] };
}

function typed(batch: ReturnType<typeof emptyBatch>): Components {
  const { members, memberEnds, pairs, pairEnds } = batch;
  return {
    members: Uint32Array.from(members),
    memberEnds: Uint32Array.from(memberEnds),
    pairs: Uint32Array.from(pairs),
    pairEnds: Uint32Array.from(pairEnds),
  };
}
