import type { NamePart } from '../prepare/name-part';
import type { Prepared } from '../prepare/prepare';
import { isGendered } from './is-gendered';
import { areTwoNames, familyLikeness, givenLikeness, isNearInSpelling, type Likeness } from './word-likeness';

/** How the given or the family names of two records agree at best. A part of several is one word of a double name. */
export type NameLevel = Likeness | 'part' | 'unknown';

/** How the words of one part of a name are compared. */
interface Reading {
  likeness(one: string, other: string): Likeness;
  /** Whether two words that sound alike may be one name. */
  mayBeOne(one: string, other: string): boolean;
}

const FAMILY: Reading = { likeness: familyLikeness, mayBeOne: (one, other) => isNearInSpelling(one, other) && !isGendered(one, other) };
const GIVEN: Reading = { likeness: givenLikeness, mayBeOne: (one, other) => FAMILY.mayBeOne(one, other) && !areTwoNames(one, other) };

/** How the names of two persons agree. */
export interface NameAgreement {
  readonly given: NameLevel;
  readonly family: NameLevel;
  /** The one of the two whose family name stands where its given name should. */
  readonly swapped: 'left' | 'right' | null;
}

const RANK: Readonly<Record<NameLevel, number>> = { same: 6, nickname: 5, alike: 4, part: 3, initial: 2, unknown: 1, differs: -2 };

/** Compares two persons' names; a given name in the family's field and the other way round is the same name. */
export function compareNames(left: Prepared, right: Prepared): NameAgreement {
  const straight = { given: compareGivens(left, right), family: compareParts(left.family, right.family, FAMILY), swapped: null };
  if (rankOf(straight) > 8) return straight;
  const readings = isBefore(left.given, right.given)
    ? [crossed(left, right, 'right'), crossed(right, left, 'left')]
    : [crossed(right, left, 'left'), crossed(left, right, 'right')];
  const [best] = readings
    .filter(({ given, family }) => isKnown(given) && isKnown(family))
    .sort((one, other) => rankOf(other) - rankOf(one));
  return best && rankOf(best) > rankOf(straight) + 1 ? best : straight;
}

/** The names with those of the second read the other way round. */
function crossed(one: Prepared, other: Prepared, swapped: 'left' | 'right'): NameAgreement {
  return {
    given: compareParts(one.given, other.family, GIVEN),
    family: compareParts(one.family, other.given, FAMILY),
    swapped,
  };
}

function rankOf({ given, family }: Pick<NameAgreement, 'given' | 'family'>): number {
  return RANK[given] + RANK[family];
}

/** Which of two to read as it stands must not hang on which came first. */
function isBefore(one: NamePart, other: NamePart): boolean {
  return (one.wholes[0] ?? '') < (other.wholes[0] ?? '');
}

/** How two records' given names agree; a name that is the other's middle name agrees in part. */
export function compareGivens(left: Pick<Prepared, 'given' | 'middles'>, right: Pick<Prepared, 'given' | 'middles'>): NameLevel {
  const level = compareParts(left.given, right.given, GIVEN);
  if (level === 'part' && isOfTwoNames(left.given, right.given)) return 'differs';
  if (level !== 'differs') return level;
  return isMiddle(left.given, right.middles) || isMiddle(right.given, left.middles) ? 'part' : level;
}

/** Whether each has a double name of which the other has one half only: Ana Júlia and Ana Vitória are two people. */
function isOfTwoNames(left: NamePart, right: NamePart): boolean {
  if (left.wholes.length !== 1 || right.wholes.length !== 1 || left.words.length < 2 || right.words.length < 2) return false;
  return hasOwn(left.words, right.words) && hasOwn(right.words, left.words);
}

/** Whether one of the words is like none of the others. */
function hasOwn(words: readonly string[], others: readonly string[]): boolean {
  return words.some((word) => word.length > 2 && others.every((other) => other.length > 2 && givenLikeness(word, other) === 'differs'));
}

function isKnown(level: NameLevel): boolean {
  return level !== 'unknown' && level !== 'differs';
}

function compareParts(left: NamePart, right: NamePart, reading: Reading): NameLevel {
  if (left.words.length === 0 || right.words.length === 0) return 'unknown';
  let best: NameLevel = 'differs';
  for (let at = 0; at < left.wholes.length; at += 1) {
    for (let place = 0; place < right.wholes.length; place += 1) {
      const [one = '', other = ''] = [left.wholes[at], right.wholes[place]];
      if (one === other) return 'same';
      const level = reading.likeness(one, other);
      if (RANK[level] > RANK[best]) best = level;
      if (RANK[best] < RANK.alike && soundAlike(left.sounds[at], right.sounds[place]) && reading.mayBeOne(one, other)) best = 'alike';
    }
  }
  if (RANK[best] >= RANK.alike || (left.words.length === 1 && right.words.length === 1)) return best;
  return partly(left.words, right.words, reading) ?? best;
}

function partly(left: readonly string[], right: readonly string[], { likeness }: Reading): NameLevel | undefined {
  let isInitial = false;
  for (const one of left) {
    for (const other of right) {
      if (Math.max(one.length, other.length) < 3) continue;
      const level = likeness(one, other);
      if (level === 'same' || level === 'alike' || level === 'nickname') return 'part';
      if (level === 'initial') isInitial = true;
    }
  }
  return isInitial ? 'initial' : undefined;
}

function soundAlike(own: readonly string[] | undefined, others: readonly string[] | undefined): boolean {
  return own !== undefined && others !== undefined && own.some((sound) => sound.length > 2 && others.includes(sound));
}

function isMiddle({ words }: NamePart, middles: readonly string[]): boolean {
  return words.some(
    (word) =>
      word.length > 1 && middles.some((middle) => middle.length > 1 && (middle === word || givenLikeness(middle, word) === 'alike')),
  );
}
