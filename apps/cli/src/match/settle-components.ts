import { explain, matchComponent } from '@trueup/identity';
import type { PairScorer } from './pair-scorer';

/** Groups of records that links hold together, one behind the other, each with the pairs among its records. */
export interface Components {
  readonly members: Uint32Array;
  readonly memberEnds: Uint32Array;
  /** Two numbers for each pair. */
  readonly pairs: Uint32Array;
  readonly pairEnds: Uint32Array;
}

/** What became of them. */
export interface Settled {
  /** Of each member the smallest number of its cluster. */
  readonly cluster: Uint32Array;
  readonly confidence: Float64Array;
  readonly isHeld: Uint8Array;
  /** Links that were not followed, two numbers for each. */
  readonly held: Uint32Array;
}

export function settleComponents(scorer: PairScorer, { members, memberEnds, pairs, pairEnds }: Components): Settled {
  const cluster = new Uint32Array(members.length);
  const confidence = new Float64Array(members.length);
  const isHeld = new Uint8Array(members.length);
  const held: number[] = [];
  for (const [at, end] of memberEnds.entries()) {
    const begin = at === 0 ? 0 : (memberEnds[at - 1] ?? 0);
    const own = [...members.subarray(begin, end)];
    const placeOf = new Map(own.map((member, place) => [member, begin + place] as const));
    const among = [...pairs.subarray(at === 0 ? 0 : pairEnds[at - 1], pairEnds[at])];
    const edges = among.flatMap((left, place) => (place % 2 === 0 ? [{ left, right: among[place + 1] ?? 0 }] : []));
    const known = new Map(edges.map((pair) => [scorer.edge(pair.left, pair.right), pair] as const));
    const found = matchComponent(
      own,
      own.map((member) => scorer.shelf.record(member)),
      { edges: [...known.keys()], model: scorer.model },
    );
    for (const one of found.clusters) {
      for (const member of one.members) {
        const place = placeOf.get(member) ?? 0;
        cluster[place] = one.members[0] ?? member;
        confidence[place] = one.confidence;
      }
      for (const member of one.held) isHeld[placeOf.get(member) ?? 0] = 1;
    }
    for (const edge of found.held) {
      const pair = known.get(edge);
      if (pair) held.push(pair.left, pair.right);
    }
  }
  return { cluster, confidence, isHeld, held: Uint32Array.from(held) };
}

/** What speaks for and against pairs, two numbers for each, in words. */
export function explainPairs(scorer: PairScorer, pairs: Uint32Array): string[] {
  return Array.from({ length: pairs.length / 2 }, (_none, at) => explain(scorer.edge(pairs[at * 2] ?? 0, pairs[at * 2 + 1] ?? 0)));
}
