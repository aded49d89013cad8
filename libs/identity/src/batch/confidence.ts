import type { Edge } from '../cluster/cluster-input';
import { areHousesShared, populationBits } from '../model/with-frequencies';
import type { MatchingModel } from '../model/matching-model';

/**
 * How sure the weakest join of a cluster is, from 0 to 1: the odds that its bits leave for one party, since before any evidence one record
 * in all of the population is the other's. 1 for a record alone. `edges` may name other records too.
 */
export function confidenceOf(keys: readonly string[], edges: readonly Edge[], model: MatchingModel): number {
  const [first] = keys;
  if (first === undefined || keys.length === 1) return 1;
  const group = new Map(keys.map((key) => [key, key] as const));
  const rootOf = (key: string): string => {
    const parent = group.get(key) ?? key;
    return parent === key ? key : rootOf(parent);
  };
  const links = edges.filter(({ left, right, decision }) => decision === 'link' && group.has(left) && group.has(right));
  let joins = 0;
  for (const { left, right, weight } of links.sort((one, other) => other.weight - one.weight)) {
    const [one, other] = [rootOf(left), rootOf(right)];
    if (one === other) continue;
    group.set(one, other);
    joins += 1;
    if (joins === keys.length - 1) return probabilityOf(weight - bitsToOvercome(model));
  }
  // Held together by what no link says, such as a steward's word.
  return 1;
}

/** Bits that speak against any two records before they are compared. */
function bitsToOvercome(model: MatchingModel): number {
  return Math.log2(model.population) + populationBits(model) - (areHousesShared(model) ? 0 : model.households.relief);
}

function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}
