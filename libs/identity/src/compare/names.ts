import { distance } from 'fastest-levenshtein';
import type { NormalisedRecord } from '../normalised-record';
import { compareGivens, type GivenLevel } from './given-names';

/** How the names of two persons agree. `family` near is a slip of the pen or one part of a double name. */
export interface NameAgreement {
  readonly given: GivenLevel;
  readonly family: GivenLevel;
  readonly suffixDiffers: boolean;
}

/** Compares two persons' names; a given name in the family's field and the other way round is the same name. */
export function compareNames(left: NormalisedRecord, right: NormalisedRecord): NameAgreement {
  const suffixDiffers = left.suffixes.length > 0 && right.suffixes.length > 0 && !shares(left.suffixes, right.suffixes);
  if (shares(left.givens, right.families) && shares(left.families, right.givens)) return { given: 'same', family: 'same', suffixDiffers };
  return { given: compareGivens(left, right), family: compareFamilies(left.families, right.families), suffixDiffers };
}

function compareFamilies(left: readonly string[], right: readonly string[]): GivenLevel {
  if (left.length === 0 || right.length === 0) return 'unknown';
  if (shares(left, right)) return 'same';
  return left.some((one) => right.some((other) => isNear(one, other))) ? 'near' : 'differs';
}

function isNear(left: string, right: string): boolean {
  if (left.replaceAll(' ', '') === right.replaceAll(' ', '')) return true;
  if (left.split(' ').some((part) => part.length > 2 && right.split(' ').includes(part))) return true;
  return Math.min(left.length, right.length) >= 5 && distance(left, right) <= 1;
}

function shares(left: readonly string[], right: readonly string[]): boolean {
  return left.some((value) => right.includes(value));
}
