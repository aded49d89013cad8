import { distance } from 'fastest-levenshtein';
import { givenKinship } from '../normalise/nicknames';
import type { NormalisedRecord } from '../normalised-record';

export type GivenLevel = 'same' | 'near' | 'unknown' | 'differs';
type Names = Pick<NormalisedRecord, 'givens' | 'middles'>;
const RANK: readonly GivenLevel[] = ['same', 'near', 'unknown', 'differs'];

/** How two records' given names agree at best. A missing name and an initial are unknown: they neither agree nor disagree. */
export function compareGivens(left: Names, right: Names): GivenLevel {
  if (left.givens.length === 0 || right.givens.length === 0) return 'unknown';
  const levels = left.givens.flatMap((one) => right.givens.map((other) => compareGiven(one, other)));
  const best = RANK.find((level) => levels.includes(level)) ?? 'unknown';
  return best === 'differs' && (isMiddle(left, right) || isMiddle(right, left)) ? 'unknown' : best;
}

function compareGiven(left: string, right: string): GivenLevel {
  if (left === right) return 'same';
  const [first = '', ...leftMore] = left.split(' ');
  const [other = '', ...rightMore] = right.split(' ');
  if (givenKinship(first, other) === 'nickname') return leftMore.length > 0 && rightMore.length > 0 ? 'unknown' : 'same';
  if (first.length === 1 || other.length === 1) return first[0] === other[0] ? 'unknown' : 'differs';
  if (left.replaceAll(' ', '') === right.replaceAll(' ', '')) return 'same';
  return isSlip(first, other) ? 'near' : 'differs';
}

/** One slip of the pen inside the word. A different last letter is no slip: Maria and Mario are two people. */
function isSlip(left: string, right: string): boolean {
  return Math.min(left.length, right.length) >= 5 && left[0] === right[0] && left.at(-1) === right.at(-1) && distance(left, right) <= 1;
}

function isMiddle(left: Names, right: Names): boolean {
  return left.givens.some((given) => right.middles.some((middle) => middle.split(' ').includes(given)));
}
