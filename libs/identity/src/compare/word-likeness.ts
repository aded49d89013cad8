import { distance } from 'fastest-levenshtein';
import { givenKinship, leadNames } from '../normalise/nicknames';
import { isGendered } from './is-gendered';

/** How two words of names agree, the best first. */
export type Likeness = 'same' | 'nickname' | 'alike' | 'initial' | 'differs';

const NO_DIGIT = /\D+/g;

/** Two words of given names. */
export function givenLikeness(one: string, other: string): Likeness {
  const plain = plainly(one, other);
  if (plain) return plain;
  if (givenKinship(one, other) !== 'none') return 'nickname';
  if (isGendered(one, other)) return 'differs';
  if (areTwoNames(one, other)) return 'differs';
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= 3 && long.startsWith(short)) return 'nickname';
  return isSlip(one, other) ? 'alike' : 'differs';
}

/** Whether each is a name that people have and neither stands for the other: Peter and Petra are no spelling of each other. */
export function areTwoNames(one: string, other: string): boolean {
  return leadNames(one).length > 0 && leadNames(other).length > 0 && givenKinship(one, other) === 'none';
}

/** Two words of family names. */
export function familyLikeness(one: string, other: string): Likeness {
  return plainly(one, other) ?? (isSlip(one, other) ? 'alike' : 'differs');
}

/** Whether one may be the other, mistyped. */
export function isSlip(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < 4 || Math.abs(one.length - other.length) > 2) return false;
  const apart = distance(one, other);
  const isNear = apart <= 1 || (apart === 2 && (shorter >= 7 || (shorter >= 4 && isTransposed(one, other))));
  return isNear && areNumbersEqual(one, other);
}

/** Two numbers in one text tell two of a series apart; they are no slip of the pen. */
export function areNumbersEqual(one: string, other: string): boolean {
  return one.replace(NO_DIGIT, '') === other.replace(NO_DIGIT, '');
}

/** Whether two words that sound alike are close enough to be one name. */
export function isNearInSpelling(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  return Math.abs(one.length - other.length) <= 4 && distance(one, other) <= Math.max(2, shorter * 0.6);
}

function plainly(one: string, other: string): Likeness | undefined {
  if (one === other) return 'same';
  if (one.length > 1 && other.length > 1) return undefined;
  return one[0] === other[0] ? 'initial' : 'differs';
}

/** Whether two neighbouring letters changed places, and nothing else. */
export function isTransposed(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return at >= 0 && one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
