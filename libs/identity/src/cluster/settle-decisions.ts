import type { LinkDecision } from './cluster-input';
import { pairId, pairsAmong, type Pair } from './pair';

/** What stewards said about pairs. A pair that one decision joins and another parts is contradicted: neither counts. */
export interface SettledDecisions {
  readonly joined: ReadonlyMap<string, Pair>;
  readonly parted: ReadonlyMap<string, Pair>;
  readonly contradicted: ReadonlyMap<string, Pair>;
  /** Reviews that a decision answered. */
  readonly answered: ReadonlySet<string>;
}

const NONE: SettledDecisions = { joined: new Map(), parted: new Map(), contradicted: new Map(), answered: new Set() };

/** The decisions in force at `asOf` (epoch ms), pair by pair. */
export function settleDecisions(decisions: readonly LinkDecision[], asOf: number): SettledDecisions {
  const inForce = decisions.filter(({ expiresAt }) => expiresAt === null || expiresAt > asOf);
  if (inForce.length === 0) return NONE;
  const link = pairsOf(inForce, 'link');
  const never = pairsOf(inForce, 'neverLink');
  return {
    joined: new Map([...link].filter(([id]) => !never.has(id))),
    parted: new Map([...never].filter(([id]) => !link.has(id))),
    answered: new Set(inForce.flatMap(({ reviewId }) => reviewId ?? [])),
    contradicted: new Map([...link].filter(([id]) => never.has(id))),
  };
}

function pairsOf(decisions: readonly LinkDecision[], kind: LinkDecision['kind']): ReadonlyMap<string, Pair> {
  const pairs = decisions.filter((decision) => decision.kind === kind).flatMap(({ records }) => pairsAmong(records));
  return new Map(pairs.map(([left, right]) => [pairId(left, right), [left, right]]));
}
